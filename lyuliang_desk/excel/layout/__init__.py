"""What stands where on a sheet: the header band, and which rows are data."""
