"""How a report stands together with its corrections: its rank, and whether anybody was reached.

A correction can raise the rank and say that somebody was spoken to; it takes neither away.
"""

from typing import NamedTuple

from sqlalchemy import CTE, ColumnElement, Subquery, and_, case, func, literal, or_, select

from webapp.extensions import db
from webapp.reports.derived import Reached
from webapp.reports.models import Report
from webapp.vocabulary.rank import Rank

GRAVITY = {rank.value: place for place, rank in enumerate(reversed(Rank))}
# A correction of a correction of a correction. Anybody may send any number: so there is an end.
DEEPEST = 3


class Standing(NamedTuple):
    """The gravest rank, and whether nobody who can act was spoken to."""

    rank: Rank
    nobody_reached: bool

    @property
    def is_alarming(self) -> bool:
        """Whether somebody must ring the reporter first, unless the unit already has it."""
        return self.nobody_reached and self.rank is Rank.NOW


def standing_of(report: Report) -> Standing:
    """The standing of one report."""
    corrections = corrections_of(report.report_id)
    query = select(gravity(corrections), nobody_reached(corrections))
    joined = query.outerjoin(corrections, corrections.c.root == Report.report_id)
    return to_standing(*db.session.execute(joined.where(Report.id == report.id)).one())


def to_standing(gravity: int, nobody_reached: bool) -> Standing:
    """The standing that a query of `gravity` and `nobody_reached` found."""
    return Standing(list(reversed(Rank))[gravity], bool(nobody_reached))


def corrections_of(report_id: str | None = None) -> Subquery:
    """What the corrections of each report, or of this one, say together; to be outer joined."""
    corrections = _corrections(report_id)
    return (
        select(
            corrections.c.root,
            func.max(_gravity()).label("gravity"),
            func.max(Report.reached).label("reached"),
            func.max(case((Report.about_lead, 1), else_=0)).label("about_lead"),
        )
        .join(corrections, corrections.c.member == Report.report_id)
        .group_by(corrections.c.root)
        .subquery()
    )


def gravity(corrections: Subquery) -> ColumnElement[int]:
    """2 for now, 1 for today, 0 for routine."""
    theirs = func.coalesce(corrections.c.gravity, 0)
    return case((theirs > _gravity(), theirs), else_=_gravity())


def nobody_reached(corrections: Subquery) -> ColumnElement[bool]:
    """Whether neither the report nor a correction says that somebody was spoken to.

    A correction by itself need not say so, unless it brings danger: it is not asked again.
    """
    about_lead = or_(Report.about_lead, func.coalesce(corrections.c.about_lead, 0) == 1)
    too_few = case((about_lead, Reached.LEAD_ONLY.value), else_=Reached.NOBODY.value)
    theirs = func.coalesce(corrections.c.reached, Reached.NOBODY.value)
    is_asked = or_(Report.amends.is_(None), Report.rank == Rank.NOW.value)
    return and_(is_asked, Report.reached <= too_few, theirs <= too_few)


def _gravity() -> ColumnElement[int]:
    return case(GRAVITY, value=Report.rank, else_=0)


def _corrections(report_id: str | None) -> CTE:
    """Each corrected report (`root`) with every correction of it, and of those (`member`)."""
    is_corrected = Report.amends == report_id if report_id else Report.amends.is_not(None)
    found = (
        select(
            Report.amends.label("root"), Report.report_id.label("member"), literal(1).label("depth")
        )
        .where(is_corrected)
        .cte("corrections", recursive=True)
    )
    deeper = select(found.c.root, Report.report_id, found.c.depth + 1)
    return found.union(
        deeper.join(Report, Report.amends == found.c.member).where(found.c.depth < DEEPEST)
    )
