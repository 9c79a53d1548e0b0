"""County workbooks in: sniffed, read in a child process with limits, their header band and rows understood.

Kept empty on purpose: the child process imports this package, and it must start quickly.
"""
