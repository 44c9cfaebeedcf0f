"""Asks a person who is signed in to show again that it is them."""
