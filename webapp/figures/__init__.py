"""The figures: what the counts of incidents come to, for the unit and the board."""
