"""What to do: tables, notes and contacts as data, and the editions that phones are given."""
