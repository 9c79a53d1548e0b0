"""Onto paper: fonts, Chinese line breaking, tables, forms as data, and the preview of what comes out."""
