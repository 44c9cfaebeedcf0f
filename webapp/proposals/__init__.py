"""Two-person rule: what one person proposes, another decides, and then it is done."""
