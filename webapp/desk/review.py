"""Says when the guidance's yearly review is due, with what there is to look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from webapp.guidance import contacts
from webapp.guidance.approvals import Approval
from webapp.guidance.editions import ServedEdition
from webapp.guidance.source.content import Content
from webapp.statements.source import Disposition, read_statements
from webapp.vocabulary.times import UK, format_day

WARNING_PERIOD = timedelta(days=56)  # A board meets four times a year.
YEAR = re.compile(r"\b20\d\d\b")


@dataclass(frozen=True)
class DueReview:
    """The review that is due soon or overdue, and its evidence, a sentence each."""

    title: str
    evidence: list[str]


def find_due_review(served: ServedEdition) -> DueReview | None:
    """The review of what is approved; None for a draft, and until eight weeks before."""
    approval = served.approval
    today = datetime.now(UK).date()
    if approval is None or approval.review_due > today + WARNING_PERIOD:
        return None
    overdue = approval.review_due < today
    return DueReview(_title(approval, overdue=overdue), list(_find_evidence(served.content)))


def _title(approval: Approval, *, overdue: bool) -> str:
    day = format_day(approval.review_due)
    return f"The guidance’s review {'was due on' if overdue else 'is due by'} {day}"


def _find_evidence(content: Content) -> Iterator[str]:
    to_check = [content.contacts[name] for name in contacts.names_to_check()]
    unconfirmed = [one for one in to_check if one.status != "confirmed"]
    yield f"Contacts that nobody here has rung or opened: {len(unconfirmed)} of {len(to_check)}."
    undated = [note for note in content.notes.values() if not YEAR.search(note.now)]
    yield f"Notes on what has changed that name no year: {len(undated)} of {len(content.notes)}."
    statements = read_statements()
    retired = [one for one in statements if one.disposition is Disposition.RETIRED]
    yield f"Statements of the paper that are retired: {len(retired)} of {len(statements)}."
