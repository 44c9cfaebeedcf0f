"""Gives an incident to a colleague, puts it back, has it wait, closes and reopens it."""
