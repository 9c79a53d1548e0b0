"""From cells to a plan: columns matched to fields, values read, rows compared with the register."""
