"""A lead looks at a sample of what was closed, and leaves it so or gives it back."""
