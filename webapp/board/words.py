"""The unit's own words in a paper: three guided questions, each answered shortly. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

LONGEST = 600


class Words(NamedTuple):
    """What the unit says to the board. Everybody who gets the paper reads it.

    `proposal` is of the guidance, in the paper of a year.
    """

    changed: str = ""
    why: str = ""
    doing: str = ""
    proposal: str = ""

    @property
    def parts(self) -> Sequence[tuple[str, str]]:
        """Each question of every paper, and the answer."""
        return [*zip(QUESTIONS.values(), self, strict=False)]

    @property
    def are_complete(self) -> bool:
        """Whether every question of every paper is answered."""
        return all((self.changed, self.why, self.doing))


QUESTIONS = {"changed": "What changed?", "why": "Why?", "doing": "What do we do?"}
PROPOSAL = "What do we propose for the guidance?"
