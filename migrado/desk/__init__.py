"""Pages of the staff's working day; no logic of their own."""
