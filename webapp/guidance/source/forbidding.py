"""Finds what a sentence forbids: the words for an act are not enough. Pure."""

import re

# Words that turn a sentence round before its verb: “Do not forget to look”.
TURNS = r"\b(?:but|then|instead|forget|fail|hesitate|wait|worry)\b"
# As far as one clause goes.
CLAUSE = rf"(?:(?!{TURNS})[^.?!:;])*?"
FORBIDS = r"\b(?:nobody|no one|do not|don[’']t|never)\b"


def forbids(act: str) -> str:
    """A phrase that finds the act only where a clause forbids it: “Nobody …”, “… nothing.”"""
    nothing = rf"{CLAUSE}\bnothing(?=\s*(?:yet)?\s*(?:[.;,]|$))"
    return rf"(?i)(?:{FORBIDS}{CLAUSE}\b(?:{act})\b|\b(?:{act})\b{nothing})"


def is_forbidden(act: str, text: str) -> bool:
    """Whether the text forbids it; `act`: the words for it, with bars between."""
    listed = rf"(?i)\bno (?!answer)(?:\w+,? (?:or )?)*?(?:{act})\b"
    to_nobody = rf"(?i)\b(?:{act}) (?:nothing|nobody|no)\b"
    return any(re.search(phrase, text) for phrase in (forbids(act), listed, to_nobody))
