"""Takes texts apart into what can be found: whole words, telephone numbers, references. Pure."""

import re
import unicodedata

# Anybody can send any text: a name has fewer words.
MOST_WORDS = 20
SHORTEST_WORD = 2
# What people ring has at least so many digits, and of those the last ones are said alike.
SHORTEST_NUMBER, LAST_DIGITS = 6, 9
LONGEST_JOINED = 120

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_NUMBER = re.compile(r"[\d\s().+\-\u2010-\u2015/]+")
_NO_DIGIT = re.compile(r"\D")


def words_of(text: str) -> list[str]:
    """Its words of two characters or more: lower case, no accents; the first 20."""
    return [word for word in _all_words(text) if len(word) >= SHORTEST_WORD][:MOST_WORDS]


def numbers_of(text: str) -> list[str]:
    """The last nine digits of each telephone number, in whatever way it is written.

    So `+44 20 7946 0123`, `(020) 7946 0123`, `020/79460123` and `02079460123` are the same.
    """
    found = (each for run in _NUMBER.findall(_fold(text)) for each in _divide(run))
    return [each[-LAST_DIGITS:] for each in found if len(each) >= SHORTEST_NUMBER][:MOST_WORDS]


def joined(text: str) -> str:
    """Its letters and digits in one word, as a reference may be said; "" where that is too long."""
    word = "".join(_all_words(text))
    return word if SHORTEST_WORD <= len(word) <= LONGEST_JOINED else ""


def _divide(run: str) -> list[str]:
    """At each stroke, except after an area code: what is too short to be a number."""
    found = [""]
    for part in run.split("/"):
        if len(found[-1]) >= SHORTEST_NUMBER:
            found.append("")
        found[-1] += _NO_DIGIT.sub("", part)
    return found


def _all_words(text: str) -> list[str]:
    return _WORD.findall(_APOSTROPHES.sub("", _fold(text)))


def _fold(text: str) -> str:
    if text.isascii():
        return text.casefold()
    taken_apart = unicodedata.normalize("NFKD", text).casefold()
    return "".join(one for one in taken_apart if not unicodedata.combining(one))
