"""What phones send that is no report of an incident: that there is nothing to report."""
