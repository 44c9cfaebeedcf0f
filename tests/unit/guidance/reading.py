"""How hard a text is to read: the Flesch–Kincaid grade, the years of school that it needs."""

import re
from collections.abc import Iterable

ACT = re.compile(
    r"\b(?:the )?(?:[A-Z][\w’-]*,? (?:and |of |for |to |with |the |\([^)]*\) )*)+Act \d{4}"
)
SENTENCE_ENDS = re.compile(r"[.!?:;](?:\s|$)|\n")
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")


def grade_of(texts: Iterable[str]) -> float:
    """The grade of all texts together, titles of Acts left out."""
    text = "\n".join(ACT.sub("the Act", one) for one in texts)
    sentences = [part for part in SENTENCE_ENDS.split(text) if WORD.search(part)]
    words = WORD.findall(text)
    syllables = sum(map(_syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = re.search(r"[^l]e$|[^td]ed$", word.lower()) is not None
    return max(1, groups - silent)
