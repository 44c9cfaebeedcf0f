"""The check of the source: each of its statements, and where the product says it."""
