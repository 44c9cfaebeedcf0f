"""What phones send that is no report of an incident: nothing to report, and drills."""
