"""What to do: the source's tables, notes and contacts as data, and the editions phones are given."""
