"""Measurements: what the product takes, beside floors that are measured in the same run."""
