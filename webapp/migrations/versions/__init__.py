"""The revisions in order. They import nothing of webapp: what they need is frozen into them."""
