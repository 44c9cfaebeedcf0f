"""Several incidents of a list are given to a colleague, in one press."""
