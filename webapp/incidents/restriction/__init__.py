"""Two people restrict an incident to named readers, or lift that, on pages."""
