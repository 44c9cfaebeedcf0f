"""The log of an incident: whom the unit rang and told, and its notes."""
