"""The import page: a workbook is read, planned, corrected and applied."""
