"""Copies the database and the keys while the product serves, and puts them back."""
