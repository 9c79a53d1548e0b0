"""Makes the workbooks that tests read: one model of a sheet, written in every format by a writer of its own."""
