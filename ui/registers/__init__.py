"""The registers: the sidebar, a table per kind, and what stands beside it."""
