"""How much a field takes of a text that has a maximum. Pure."""


def room_for(maximum: int) -> int:
    """What a field takes of a text of at most `maximum` characters.

    So much more that a text that is too long is said to be: cut at its maximum, the end of what was
    pasted is lost, and nobody is told. And so little that no form is too large to send.
    """
    return 4 * maximum
