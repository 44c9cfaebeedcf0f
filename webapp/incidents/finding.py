"""Finds reports by the reference that somebody reads out. The reference is recorded nowhere."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple, cast

from flask_login import current_user
from sqlalchemy import bindparam, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.visible import report_visible_to
from webapp.reports.models import Report
from webapp.reports.reference import (
    NotAReference,
    WrongLength,
    WrongReference,
    looks_like_reference,
    references_in,
    slips_in,
)

# A sentence with a number in it.
LONGEST_TYPED = 200
# More would be a stranger's doing: every one is the same report in other words.
MOST_FOUND = 50

NOTHING_TYPED = (
    "Type a report’s number, such as ES-95NR-VBY7, a telephone number, a name, or a reference. "
    "It needs at least two letters or digits."
)
WRONG = (
    "No report can have this number. Check it, or ask for it again one character at a time: "
    "one of them is wrong."
)
WRONG_LENGTH = (
    "A report’s number has 8 characters after ES, and {code} has {length}. "
    "Ask for it again one character at a time."
)


class Hit(NamedTuple):
    """A report that was found, by its number in the database."""

    number: int
    reference: str
    arrived_at: datetime


class Found(NamedTuple):
    """What was found; `problem` says in a sentence why what was typed cannot be a reference.

    `missing` are the references that nothing was found with, `slips` what is nearly one beside
    them. `is_number`: what was typed is a reference, or is written as one.
    """

    hits: Sequence[Hit] = ()
    missing: Sequence[str] = ()
    slips: Sequence[str] = ()
    problem: str | None = None
    is_number: bool = True

    @property
    def is_one(self) -> bool:
        """Whether there is one report to go to, and nothing to say."""
        return len(self.hits) == 1 and not self.missing and not self.slips

    @property
    def is_same(self) -> bool:
        """Whether all that was found has one reference."""
        return len({hit.reference for hit in self.hits}) == 1


def find_reference(typed: str) -> Found:
    """Find each reference in it, in any spelling."""
    try:
        hits = {one: reports_with(one, person_id=current_user.id) for one in references_in(typed)}
        missing = [one for one, found in hits.items() if not found]
        is_number = len(missing) < len(hits) or looks_like_reference(typed)
        found = [*chain.from_iterable(hits.values())]
        return Found(found, missing, slips_in(typed), is_number=is_number)
    except WrongReference:
        return Found(problem=WRONG)
    except WrongLength as wrong:
        return Found(problem=WRONG_LENGTH.format(code=wrong.code, length=len(wrong.code)))
    except NotAReference:
        return Found(problem=NOTHING_TYPED, is_number=False)


def record_reference(found: Found) -> None:
    """Record that somebody searched by a reference, and how many were found."""
    with writing():
        hits = str(len(found.hits))
        trail.record(Event.REPORTS_SEARCHED, kind="its number", hits=hits)


def reports_with(reference: str, *, person_id: int) -> list[Hit]:
    """The oldest reports with it that the person may see: by the index, nearly always one row."""
    given = {"reference": reference, "person": person_id}
    return [Hit(*row) for row in db.session.execute(WITH_REFERENCE, given)]


# Made once: to write the query out takes longer than to run it.
WITH_REFERENCE = (
    select(Report.id, Report.reference, Report.arrived_at)
    .where(Report.reference == bindparam("reference"))
    .where(report_visible_to(cast(Any, bindparam("person"))))
    .order_by(Report.id)
    .limit(MOST_FOUND)
)
