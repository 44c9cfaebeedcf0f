"""The paper for the board: drafted in the unit's words, signed by a lead, and frozen then."""
