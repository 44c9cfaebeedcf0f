"""Every code that a report carries, with the label and hint that people read. Pure."""
