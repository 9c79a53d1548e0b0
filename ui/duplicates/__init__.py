"""The place where likely duplicates are looked at, told apart, or merged field by field."""
