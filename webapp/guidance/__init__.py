"""What to do: tables, notes and contacts as data, published to phones as editions."""
