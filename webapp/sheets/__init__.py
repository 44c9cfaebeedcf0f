"""Prints a report for a meeting, and hands over what is held: bundle, evidence, kept bytes."""
