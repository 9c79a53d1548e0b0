"""The units of money that a person may name for a sheet or a column."""

UNITS = ("万元", "元")
