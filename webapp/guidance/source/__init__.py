"""Reads the guidance from its content files, checks that it holds together, and builds it."""
