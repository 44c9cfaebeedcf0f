"""Tells the unit by mail that something arrived or waits, and never what it says."""
