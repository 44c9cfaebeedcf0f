"""Who approved which words of the guidance, and until when.

An approval is of words, not of an edition's name: it holds for every edition whose words are the
same, so that a confirmed telephone number does not make a draft of approved guidance.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import func, select

from webapp.extensions import db
from webapp.guidance.models import ApprovalWithdrawal, Edition, EditionApproval
from webapp.vocabulary.times import UK, format_day

# Of a contact: its number is confirmed by itself.
WORDS_OF_CONTACT = ("label", "kind", "hint")


@dataclass(frozen=True)
class Approval:
    """`by` approved it in this role `on` a day, and it must be reviewed by `review_due`.

    `number`: that of its row; None before it is stored.
    """

    by: str
    role: str
    on: date
    review_due: date
    number: int | None = None

    @property
    def sentence(self) -> str:
        """What every page says, an outcome under “Where this comes from”."""
        return f"Approved by {self.by}, {self.role}, on {format_day(self.on)}."

    @property
    def short_sentence(self) -> str:
        """What an outcome says, which has room for two screens: whoever it was, however named."""
        return f"Approved on {format_day(self.on)}."

    @property
    def review_month(self) -> str:
        """The month of its review, as pages say it: they may be read years later."""
        return f"{self.review_due:%B %Y}"


@dataclass(frozen=True)
class Withdrawal:
    """`by` took back the approval by `approver` `on` a day, because of `reason`."""

    by: str
    approver: str
    on: date
    reason: str

    @property
    def sentence(self) -> str:
        """What a lead reads of it."""
        return (
            f"{self.by} withdrew the approval by {self.approver} on {format_day(self.on)}. "
            f"Reason: “{self.reason}”."
        )


def find_approval(edition: Edition) -> Approval | None:
    """The newest approval of this edition's words; None for a draft, also after a withdrawal."""
    row, withdrawn = _find_newest(edition)
    if row is None or withdrawn:
        return None
    return Approval(row.approved_by, row.role, row.approved_on, row.review_due, row.sequence)


def find_withdrawal(edition: Edition) -> Withdrawal | None:
    """Why these words are a draft again, if their newest approval was withdrawn."""
    row, withdrawn = _find_newest(edition)
    if row is None or withdrawn is None:
        return None
    on = withdrawn.withdrawn_at.astimezone(UK).date()
    return Withdrawal(withdrawn.withdrawn_by, row.approved_by, on, withdrawn.reason)


def _find_newest(edition: Edition) -> tuple[EditionApproval | None, ApprovalWithdrawal | None]:
    """The newest approval of its words, and its withdrawal; an older approval never revives."""
    newest = (
        select(EditionApproval, ApprovalWithdrawal)
        .outerjoin(ApprovalWithdrawal, ApprovalWithdrawal.approval == EditionApproval.sequence)
        .where(EditionApproval.words == words_of(edition))
        .order_by(EditionApproval.sequence.desc())
        .limit(1)
    )
    found = db.session.execute(newest).first()
    return (found[0], found[1]) if found else (None, None)


def store(edition: Edition, approval: Approval, *, entered_by: str) -> None:
    """Store that these words are approved. Does not commit; the opener's process publishes."""
    row = EditionApproval(
        edition=edition.name,
        words=words_of(edition),
        approved_by=approval.by,
        role=approval.role,
        approved_on=approval.on,
        review_due=approval.review_due,
        entered_by=entered_by,
        entered_at=datetime.now(UTC),
    )
    db.session.add(row)


def newest_numbers() -> tuple[int, int]:
    """The numbers of the newest approval and of the newest withdrawal; 0 if there is none yet."""
    approval = db.session.scalar(select(func.max(EditionApproval.sequence)))
    withdrawal = db.session.scalar(select(func.max(ApprovalWithdrawal.sequence)))
    return approval or 0, withdrawal or 0


def words_of(edition: Edition) -> str:
    """A hash of all that the edition says but numbers and when they were checked."""
    return _words_of(edition.digest, edition.name)


@lru_cache(maxsize=16)
def _words_of(_digest: str, name: str) -> str:
    text = db.session.scalars(select(Edition.content).where(Edition.name == name)).one()
    data: Mapping[str, Any] = json.loads(text)
    contacts = {
        name: {word: entry.get(word) for word in WORDS_OF_CONTACT}
        for name, entry in data["contacts"].items()
    }
    words = json.dumps({**data, "contacts": contacts}, sort_keys=True)
    return hashlib.sha256(words.encode()).hexdigest()
