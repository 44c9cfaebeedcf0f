"""One kind of attack a file: what it sends, and what the product must still do."""
