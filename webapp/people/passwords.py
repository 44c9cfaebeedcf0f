"""Judges a new password: long, and hard to guess if one knows the person and the place. Pure."""

import re
from collections.abc import Iterable

from zxcvbn import zxcvbn

SHORTEST = 12
LONGEST = 200
# More than 10,000,000,000 guesses: the best that zxcvbn says of any password.
HARD_TO_GUESS = 4
# What it judges of a long one: its time grows faster than the text, to a second for the longest.
MOST_JUDGED = 72
TRIED_FIRST = ("password", "safeguarding", "esafety", "e-safety", "qwerty", "letmein", "welcome")

ADVICE = "Three random words with spaces between them work well."
HINT = f"At least {SHORTEST} characters. {ADVICE}"
TOO_SHORT = f"Choose a password of at least {SHORTEST} characters. {ADVICE}"
TOO_LONG = f"Choose a password of at most {LONGEST} characters."
TOO_EASY = f"Choose a password that is harder to guess. {ADVICE}"


def find_fault(password: str, *, known: Iterable[str]) -> str | None:
    """A sentence that says what is wrong with the password, or None.

    `known`: what others know too, such as the person's name and the board's. It counts for nothing.
    """
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    rest = _strip_known(password, known)[:MOST_JUDGED]
    if not rest or zxcvbn(rest)["score"] < HARD_TO_GUESS:
        return TOO_EASY
    return None


def _strip_known(password: str, known: Iterable[str]) -> str:
    """What remains without these words and those that everybody tries."""
    words = {*TRIED_FIRST, *re.findall(r"\w+", " ".join(known))}
    tried = sorted((re.escape(word) for word in words if len(word) > 2), key=len, reverse=True)
    return re.sub("|".join(tried), "", password, flags=re.IGNORECASE).strip()
