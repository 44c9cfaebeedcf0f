"""Words that know where they are written, for messages that lead to them. Pure."""

from collections.abc import Iterable
from typing import Any


class PlacedText(str):
    """A text with its file and line: "notes.yaml, line 12"; a lead's, with its id."""

    place: str

    def __new__(cls, text: str, place: str = "") -> "PlacedText":
        """The text and its place."""
        made = super().__new__(cls, text)
        made.place = place
        return made


class LeadsText(PlacedText):
    """A text that a lead corrected."""


class MissingWord(KeyError):
    """A name that an entry must have is not there."""

    def __str__(self) -> str:
        word, place = self.args
        return f"“{word}” ({place})"


class Entry(dict[Any, Any]):
    """A mapping of a content file. Asking it for a name that it lacks says where it is written."""

    place = ""

    def __missing__(self, word: Any) -> Any:
        """Raises MissingWord."""
        raise MissingWord(word, self.place)


def place_of(value: object) -> str:
    """ "notes.yaml, line 12: " for a text or an entry from a file; empty for any other."""
    place = getattr(value, "place", "")
    return f"{place}: " if place else ""


def place_among(texts: Iterable[object]) -> str:
    """Where to mend what is wrong with these texts together: those of a lead, else the first."""
    placed = [text for text in texts if place_of(text)]
    leads = [text for text in placed if isinstance(text, LeadsText)]
    return "".join(dict.fromkeys(map(place_of, leads or placed[:1])))
