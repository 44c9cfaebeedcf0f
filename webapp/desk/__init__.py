"""The unit's start page, which draws on all its rooms."""
