"""What a person must still confirm before workers may rely on this."""


def missing() -> list[str]:
    """One sentence for each thing that is missing."""
    return []
