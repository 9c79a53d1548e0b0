"""The place that opens first: what was promised, what was done, what is due."""
