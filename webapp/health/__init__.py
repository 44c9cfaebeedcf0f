"""Health: whether the product can answer, for whoever watches over it."""
