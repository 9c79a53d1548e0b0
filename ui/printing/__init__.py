"""The print preview: pages as they will lie on paper, saved as PDF or printed."""
