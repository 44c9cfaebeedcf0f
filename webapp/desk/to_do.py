"""What a lead must still do, read again when the guidance, a contact or the day has changed."""

from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from sqlalchemy import func, select

from webapp.contacts import due, going_live
from webapp.contacts.due import DueCheck
from webapp.desk.review import DueReview, find_due_review
from webapp.extensions import db
from webapp.guidance import editions
from webapp.guidance.models import (
    ApprovalWithdrawal,
    ContactConfirmation,
    Correction,
    Edition,
    EditionApproval,
)
from webapp.vocabulary.times import UK

# Rows are only ever inserted into these, so that their highest numbers tell of any change.
READ = (Edition, EditionApproval, ApprovalWithdrawal, Correction, ContactConfirmation)
# Made once: to write the query out takes longer than to run it.
HIGHEST = select(*(select(func.max(table.sequence)).scalar_subquery() for table in READ))

CACHE = "esafety-to-do"


@dataclass(frozen=True)
class ToDo:
    """What is missing before workers can rely on it, checks that are due, and the review."""

    missing: list[str]
    checks: list[DueCheck]
    review: DueReview | None


def find_to_do() -> ToDo:
    """What there is to do, in one query unless something has changed."""
    stamp, known = _stamp(), current_app.extensions.get(CACHE)
    if known is None or known[0] != stamp:
        known = current_app.extensions[CACHE] = (stamp, _find())
    found: ToDo = known[1]
    return found


def _stamp() -> tuple[object, ...]:
    return datetime.now(UK).date(), *db.session.execute(HIGHEST).one()


def _find() -> ToDo:
    served = _find_served()
    return ToDo(
        missing=going_live.list_missing(served),
        checks=due.find_due_checks(),
        review=find_due_review(served) if served else None,
    )


def _find_served() -> editions.ServedEdition | None:
    try:
        return editions.find_served()
    except editions.NoEdition:
        return None
