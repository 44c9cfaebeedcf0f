"""Words of a content file that know their file and line, for messages that lead to them. Pure."""

from typing import Any


class PlacedText(str):
    """A text, with the file and the line where it is written."""

    place: str

    def __new__(cls, text: str, place: str = "") -> "PlacedText":
        """The text; `place` is such as "notes.yaml, line 12"."""
        made = super().__new__(cls, text)
        made.place = place
        return made


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
