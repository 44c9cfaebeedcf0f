"""Health: answers about the product itself, for the machines and people who watch over it."""
