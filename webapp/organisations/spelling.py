"""Folds the ways in which people write an organisation's name into one. Pure."""

import re
import unicodedata
from functools import lru_cache

# Names that a process remembers: most reports come from organisations that have sent one before.
REMEMBERED = 256

_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile(r"['’‘`´]")
_DOTTED = re.compile(r"\b((?:[a-z]\.){2,})")

# What is written short, or in another way. No street is called by these alone.
MEANT = {
    "6th": "sixth",
    "abc": "boxing club",
    "afterschool": "after school",
    "annex": "annexe",
    "asc": "after school club",
    "ave": "avenue",
    "center": "centre",
    "children": "childrens",
    "comm": "community",
    "ctr": "centre",
    "fc": "football club",
    "girlguides": "girl guides",
    "gt": "great",
    "hse": "house",
    "infants": "infant",
    "jnr": "junior",
    "juniors": "junior",
    "lib": "library",
    "ln": "lane",
    "pk": "park",
    "prim": "primary",
    "rd": "road",
    "rfc": "rugby club",
    "saint": "st",
    "sc": "sports club",
    "sch": "school",
    "sport": "sports",
    "sq": "square",
    "swim": "swimming",
    "theater": "theatre",
    "yc": "youth centre",
}


@lru_cache(REMEMBERED)
def fold(typed: str) -> str:
    """Lower case, no accents, no punctuation, no short forms: `marple road sports club`.

    "" where nothing is left, as of "…".
    """
    plain = fold_letters(typed)
    plain = _APOSTROPHES.sub("", plain).replace("&", " and ")
    plain = _DOTTED.sub(lambda found: found[1].replace(".", ""), plain)
    return " ".join(MEANT.get(word, word) for word in _WORD.findall(plain))


def fold_letters(text: str) -> str:
    """Lower case, no accents: lists are sorted by it, the same on every database."""
    plain = text.casefold()
    if plain.isascii():
        return plain
    taken_apart = unicodedata.normalize("NFKD", plain)
    return "".join(one for one in taken_apart if not unicodedata.combining(one))
