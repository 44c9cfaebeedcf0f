"""How the tables came to be what they are, one file a step; inside the package, for the wheel."""
