"""Takes every screen of the running product into docs/screens."""
