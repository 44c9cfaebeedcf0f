"""What a password must be: long, and not what anybody would try first. Pure."""

SHORTEST = 12
LONGEST = 200
TRIED_FIRST = ("password", "safeguarding", "esafety", "e-safety", "qwerty", "letmein", "welcome")

TOO_SHORT = f"Choose a password of at least {SHORTEST} characters. Three random words work well."
TOO_LONG = f"Choose a password of at most {LONGEST} characters."
TOO_EASY = "Choose a password that is harder to guess. Three random words work well."


def fault(password: str, *, name: str, email: str) -> str | None:
    """The sentence that says what is wrong with the password, or None."""
    if len(password) < SHORTEST:
        return TOO_SHORT
    if len(password) > LONGEST:
        return TOO_LONG
    if len(set(password)) < 5 or len(_without_the_obvious(password, name, email)) < 5:
        return TOO_EASY
    return None


def _without_the_obvious(password: str, name: str, email: str) -> str:
    """What is left to guess: without the person's own names, favourites, digits and signs."""
    rest = password.casefold()
    own = [*name.casefold().split(), *email.casefold().replace("@", ".").split(".")]
    for word in sorted([*own, *TRIED_FIRST], key=len, reverse=True):
        if len(word) > 2:
            rest = rest.replace(word, "")
    return "".join(letter for letter in rest if letter.isalpha())
