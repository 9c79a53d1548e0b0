"""The entry form: built from the catalogue, kept by keyboard, journalled while it is typed."""
