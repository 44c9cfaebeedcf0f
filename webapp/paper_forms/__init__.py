"""Keys in a form that came on paper: the same questions, rules and seal as on a phone."""
