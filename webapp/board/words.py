"""The unit's own words in a paper: three guided questions, each answered shortly. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

LONGEST = 600


class Words(NamedTuple):
    """What the unit says to the board. Everybody who gets the paper reads it."""

    changed: str = ""
    why: str = ""
    doing: str = ""

    @property
    def parts(self) -> Sequence[tuple[str, str]]:
        """Each question, and the answer."""
        return [*zip(QUESTIONS.values(), self, strict=True)]

    @property
    def are_complete(self) -> bool:
        """Whether every question is answered."""
        return all(self)


QUESTIONS = {"changed": "What changed?", "why": "Why?", "doing": "What do we do?"}
