"""The report: what the form asks, what its rules are, and how one that arrived is read."""
