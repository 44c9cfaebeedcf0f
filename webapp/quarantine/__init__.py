"""What could not be opened: shown with its reason, set aside, or brought in again as a file."""
