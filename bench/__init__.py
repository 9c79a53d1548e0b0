"""Benchmarks: what the program takes, beside the least that the work could take and beside the usual way of doing it."""
