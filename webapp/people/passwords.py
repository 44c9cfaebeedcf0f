"""Judges a new password: long, and not among the first guesses. Pure."""

SHORTEST = 12
LONGEST = 200
TRIED_FIRST = ("password", "safeguarding", "esafety", "e-safety", "qwerty", "letmein", "welcome")

TOO_SHORT = f"Choose a password of at least {SHORTEST} characters. Three random words work well."
TOO_LONG = f"Choose a password of at most {LONGEST} characters."
TOO_EASY = "Choose a password that is harder to guess. Three random words work well."


def find_fault(password: str, *, name: str, email: str) -> str | None:
    """A sentence that says what is wrong with the password, or None."""
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    if len(set(password)) < 5 or len(_strip_guessable(password, name, email)) < 5:
        return TOO_EASY
    return None


def _strip_guessable(password: str, name: str, email: str) -> str:
    """The letters that remain without the person's own names and the usual words."""
    rest = password.casefold()
    own = [*name.casefold().split(), *email.casefold().replace("@", ".").split(".")]
    for word in sorted([*own, *TRIED_FIRST], key=len, reverse=True):
        if len(word) > 2:
            rest = rest.replace(word, "")
    return "".join(letter for letter in rest if letter.isalpha())
