"""What must still be done, read again when the guidance, a contact, people or the day changed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import func, select

from webapp.contacts import due
from webapp.contacts.due import DueCheck
from webapp.desk import access_review
from webapp.desk.review import DueReview, find_due_review
from webapp.extensions import db
from webapp.going_live import office, progress
from webapp.going_live.models import GoingLiveNote
from webapp.guidance.models import (
    ApprovalWithdrawal,
    ContactConfirmation,
    Correction,
    Edition,
    EditionApproval,
)
from webapp.incidents.naming_readers import READ_BY_ONE, UNREAD
from webapp.vocabulary.times import UK

# Rows are only ever inserted into these, so that their highest numbers tell of any change.
READ = (
    Edition,
    EditionApproval,
    ApprovalWithdrawal,
    Correction,
    ContactConfirmation,
    GoingLiveNote,
)
# Made once: to write the query out takes longer than to run it.
HIGHEST = select(
    *(select(func.max(table.sequence)).scalar_subquery() for table in READ),
    *office.COLUMNS,
    *access_review.COLUMNS,
    UNREAD,
    READ_BY_ONE,
)

CACHE = "esafety-to-do"


@dataclass(frozen=True)
class ToDo:
    """What is missing before workers can rely on it, checks that are due, and the review.

    `access`: what to say of the review of who has access, once it is due. `left`: so many steps of
    “Before you go live” are not done. `unread`: so many restricted incidents name nobody with an
    open account; `read_by_one`: one such person alone.
    """

    missing: list[str]
    left: int
    unread: int
    read_by_one: int
    checks: list[DueCheck]
    review: DueReview | None
    access: str | None


def find_to_do() -> ToDo:
    """What there is to do, in one query unless something has changed."""
    stamp, known = _stamp(), current_app.extensions.get(CACHE)
    if known is None or known[0] != stamp:
        known = current_app.extensions[CACHE] = (stamp, _find(*stamp[-2:]))
    found: ToDo = known[1]
    return found


def _stamp() -> tuple[Any, ...]:
    """What changes with any of it; the last two are how many incidents have no or one reader."""
    return (datetime.now(UK).date(), *db.session.execute(HIGHEST).one())


def _find(unread: int, read_by_one: int) -> ToDo:
    served, reached = progress.find_served_or_none(), progress.find_progress()
    return ToDo(
        missing=reached.missing("contacts", "guidance"),
        left=reached.left,
        unread=unread,
        read_by_one=read_by_one,
        checks=due.find_due_checks(),
        review=find_due_review(served) if served else None,
        access=access_review.find_due_access_review(),
    )
