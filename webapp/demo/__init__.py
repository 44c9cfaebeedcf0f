"""Realistic reports, for trying the product out."""
