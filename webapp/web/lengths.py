"""How long a text may be that people write."""

from wtforms.validators import Length


def at_most(most: int) -> Length:
    """Refuses a text of more than `most` characters.

    The page has no `maxlength`: that would cut off the end of what is pasted, and tell nobody.
    """
    return Length(max=most, message=f"Shorten it to {most:,} characters")
