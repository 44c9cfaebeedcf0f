"""Reads the content files, checks them, and builds the content. Pure."""
