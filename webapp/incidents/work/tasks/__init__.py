"""Tasks on an incident: what must be done, by whom, and by which working day."""
