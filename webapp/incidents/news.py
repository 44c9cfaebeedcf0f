"""What has come since a list of reports was shown. A refresh offers it and moves no line."""

from dataclasses import dataclass

from sqlalchemy import func, select

from webapp.extensions import db
from webapp.incidents.models import Received
from webapp.incidents.standing import GRAVITY, corrections_of, gravity, nobody_reached
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank


@dataclass(frozen=True, kw_only=True)
class Shown:
    """What a page shows: its reports in their order, and the figures of that moment.

    `newest` is the highest number of a report, `unopened` the arrivals that could not be opened.
    """

    numbers: tuple[int, ...]
    total: int
    newest: int
    unopened: int


@dataclass(frozen=True, kw_only=True)
class News:
    """How many have come since. `alarming`: for now, nobody reached, and not yet received."""

    new: int = 0
    alarming: int = 0
    unopened: int = 0

    @property
    def sentence(self) -> str:
        """The words of the offer; "" without news."""
        parts = []
        if self.new:
            parts.append(f"{self.new} new {'report' if self.new == 1 else 'reports'}")
        if self.alarming:
            parts.append(f"{self.alarming} now with nobody reached")
        if self.unopened:
            parts.append(f"{self.unopened} that could not be opened")
        return f"Show {', '.join(parts)}" if parts else ""


def news_since(shown: Shown, *, total: int, unopened: int) -> News:
    """What has come since a page showed this."""
    new = max(0, total - shown.total)
    return News(
        new=new,
        alarming=min(new, _count_alarming(shown.newest)),
        unopened=max(0, unopened - shown.unopened),
    )


def _count_alarming(after: int) -> int:
    corrections = corrections_of()
    query = (
        select(func.count())
        .select_from(Report)
        .outerjoin(corrections, corrections.c.root == Report.report_id)
        .outerjoin(Received, Received.report_number == Report.id)
        .where(Report.id > after, Received.report_number.is_(None))
        .where(gravity(corrections) == GRAVITY[Rank.NOW.value], nobody_reached(corrections))
    )
    return db.session.scalar(query) or 0
