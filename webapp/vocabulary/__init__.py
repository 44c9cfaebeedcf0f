"""The words: every code that travels in a report, with the label and hint people read. Pure."""
