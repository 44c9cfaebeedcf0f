"""A lead records that the newest edition's words are approved."""

from datetime import date, datetime

from flask_login import current_user

from webapp.approvals.listing import find_edition, newest_edition
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.guidance.approvals import Approval, store, words_of
from webapp.guidance.models import Edition
from webapp.vocabulary.times import UK


class WordsChanged(AppError):
    """Newer words were published than those that were read."""

    status = 409
    sentence = (
        "Newer words were published meanwhile. Nothing was approved. "
        "Read what changed, and approve the newest edition."
    )


class DayImpossible(AppError):
    """The day of approval is in the future, or before the words were there."""

    status = 422


def approve(name: str, approval: Approval) -> None:
    """Record it for the edition `name`. Commits.

    Raises NoSuchEdition, WordsChanged, DayImpossible.
    """
    with writing():
        edition, newest = find_edition(name), newest_edition()
        require_newest_words(edition)
        if approval.on > datetime.now(UK).date():
            raise DayImpossible("The day of approval cannot be in the future.")
        if approval.on < edition.published_at.astimezone(UK).date():
            raise DayImpossible("These words were published later than that. Give a later day.")
        store(newest, approval, entered_by=current_user.name)
        trail.record(Event.GUIDANCE_APPROVED, edition=newest.name, approver=approval.by)


def require_newest_words(edition: Edition) -> None:
    """Raises WordsChanged unless phones receive the words of this edition."""
    if words_of(edition) != words_of(newest_edition()):
        raise WordsChanged()


def one_year_after(day: date) -> date:
    """When a yearly review is due."""
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day)
