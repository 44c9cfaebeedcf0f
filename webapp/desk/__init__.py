"""The unit's start page and menu, which show all its rooms."""
