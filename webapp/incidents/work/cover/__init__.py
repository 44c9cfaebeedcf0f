"""Who is away, and who covers for them: both see what cannot wait."""
