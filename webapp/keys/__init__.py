"""Holds the keys that reports are sealed with; only this package opens a seal."""
