"""How the office numbers its records: the rules in a dialog, and the button at the field of the number."""
