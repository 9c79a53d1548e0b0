"""The accounts of projects, to the fen: budget by subject, settlement, and what a year brought and took.

Everything is a whole number of fen. Rounding is the paper's matter.
"""
