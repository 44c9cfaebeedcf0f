"""Whether two incidents are the same: hints, side by side, joining, splitting."""
