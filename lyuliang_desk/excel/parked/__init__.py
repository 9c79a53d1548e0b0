"""Rows that an import leaves to be settled: made into items, found again in a later file, closed by it."""
