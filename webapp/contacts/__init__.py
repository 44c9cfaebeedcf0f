"""The unit's register of contacts: confirming them, checks that are due, going live."""
