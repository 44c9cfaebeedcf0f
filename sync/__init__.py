"""How a sealed report travels from a phone to the unit. Knows bytes and receipts, no incident."""
