"""Keeps what arrives byte for byte, then opens it in another process."""
