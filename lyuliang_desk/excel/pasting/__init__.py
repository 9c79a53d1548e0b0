"""A block copied in a spreadsheet program and pasted into the table: read, matched to fields and records, planned."""
