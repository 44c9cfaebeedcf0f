"""What the board decided, as the next papers print it. Pure."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from webapp.board.document import WORDS, Section, Table
from webapp.vocabulary.periods import Period
from webapp.vocabulary.times import format_day

LONGEST, LONGEST_OWNER = 120, 40
# A quarter has two pages. What is left out comes in the next paper.
MOST_IN_A_QUARTER = 3
COLUMNS = ("Decision", "Owner", "Due", "What came of it")


class Decided(NamedTuple):
    """A decision of the board. `version` is that of what came of it."""

    number: int
    words: str
    owner: str
    due_on: date
    came_of_it: str = ""
    is_done: bool = False
    version: int = 1

    @property
    def outcome(self) -> str:
        """What came of it, in words."""
        words = self.came_of_it or "Nothing is written yet."
        return f"Done. {words}" if self.is_done else words

    def is_owed(self, today: date) -> bool:
        """Whether the board must be told what came of it, and nothing is written."""
        return self.due_on <= today and not self.came_of_it


def named_in(period: Period, decisions: Sequence[Decided]) -> Sequence[Decided]:
    """Those that the paper of this period has room for, the first due first."""
    found = sorted(decisions, key=lambda one: (one.due_on, one.number))
    return found[:MOST_IN_A_QUARTER] if period.quarter else found


def print_decisions(period: Period, decisions: Sequence[Decided]) -> Section | None:
    """The section; None where there is no decision."""
    if not decisions:
        return None
    named = named_in(period, decisions)
    rows = [[one.words, one.owner, format_day(one.due_on), one.outcome] for one in named]
    left = len(decisions) - len(named)
    more = [f"Not named here, for want of room: {left}."] if left else []
    table = Table("Decisions of the board", COLUMNS, rows, marks=WORDS)
    return Section("What the board decided, and what came of it", more, [table])
