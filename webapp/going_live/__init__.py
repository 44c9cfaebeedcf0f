"""What must be done before workers can rely on the product, who did it, and when."""
