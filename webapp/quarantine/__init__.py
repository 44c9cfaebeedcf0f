"""Arrivals that could not be opened: listed with reasons, set aside; and sealed files taken in."""
