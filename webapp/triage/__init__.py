"""Triage: a few questions that lead to the steps of the guidance."""
