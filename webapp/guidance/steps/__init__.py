"""Decides which steps a path leads to, and what must be shown with them. Pure."""
