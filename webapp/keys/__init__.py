"""The keys that reports are sealed with, and the only place that opens a seal."""
