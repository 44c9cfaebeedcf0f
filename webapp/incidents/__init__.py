"""What the unit does with reports: sees that they came, reads them, says so to the phone."""
