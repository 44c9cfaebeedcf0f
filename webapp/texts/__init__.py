"""Texts sealed at rest: a data key for each report, wrapped by a storage key."""
