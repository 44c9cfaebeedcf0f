"""What phones send other than reports of incidents: nothing to report, and drills."""
