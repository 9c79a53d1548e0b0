"""Value types: each owns store ↔ Python ↔ text for one sort of value."""
