"""Believable reports, for trying the product out."""
