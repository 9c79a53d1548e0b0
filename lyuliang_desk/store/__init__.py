"""Where the register is kept: one SQLite file, one door for every write, a log of changes that is the data."""
