"""Rules that hold within one record, by what they speak of."""
