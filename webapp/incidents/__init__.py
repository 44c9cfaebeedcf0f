"""The unit's work on reports: the inbox, one report, and marking it as received."""
