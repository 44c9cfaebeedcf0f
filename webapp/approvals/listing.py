"""Lists the editions, newest first, each with its approval."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance.approvals import Approval, Withdrawal, find_approval, find_withdrawal
from webapp.guidance.models import Edition

MOST = 50


class NoSuchEdition(AppError):
    """No edition has this name."""

    status = 404
    sentence = "There is no edition of this name."


@dataclass(frozen=True)
class EditionLine:
    """One edition. `before`: the name of the one that it replaced; None for the first.

    `withdrawal` says why it is a draft again.
    """

    name: str
    published_at: datetime
    approval: Approval | None
    withdrawal: Withdrawal | None
    before: str | None

    @property
    def sentence(self) -> str:
        """Who approved it, and until when; who withdrew that; or that nobody has."""
        if self.withdrawal:
            return self.withdrawal.sentence
        if self.approval is None:
            return "Nobody has approved these words yet."
        return f"{self.approval.sentence} Review due: {self.approval.review_month}."


def list_editions() -> list[EditionLine]:
    """The newest fifty, newest first. The first is what phones receive."""
    newest = select(Edition).order_by(Edition.sequence.desc()).limit(MOST + 1)
    rows = list(db.session.scalars(newest))
    before = [row.name for row in rows[1:]] + [None]
    return [
        EditionLine(row.name, row.published_at, find_approval(row), find_withdrawal(row), older)
        for row, older in zip(rows[:MOST], before, strict=False)
    ]


def find_edition(name: str) -> Edition:
    """The edition of this name. Raises NoSuchEdition."""
    found = db.session.scalars(select(Edition).where(Edition.name == name)).first()
    if found is None:
        raise NoSuchEdition()
    return found


def last_approved_before(edition: Edition) -> str | None:
    """The older edition to compare it with: the last approved one, else the one before it."""
    names = [line.name for line in list_editions()]
    older = list_editions()[names.index(edition.name) + 1 :] if edition.name in names else []
    approved = [line for line in older if line.approval]
    return next((line.name for line in [*approved, *older]), None)


def newest_edition() -> Edition:
    """What phones receive. Raises NoSuchEdition before the first."""
    found = db.session.scalars(select(Edition).order_by(Edition.sequence.desc()).limit(1)).first()
    if found is None:
        raise NoSuchEdition()
    return found
