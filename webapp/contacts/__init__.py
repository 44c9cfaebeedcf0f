"""The contacts that a lead confirms, and what must be confirmed before anyone relies on them."""
