"""Keeps what somebody types into a form until they send it, for 14 days at most.

One draft for each person and form, sealed, shown to nobody else; it is in no address and no log.
"""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import NamedTuple, cast

from flask_login import current_user
from sqlalchemy import Connection, Table, delete, select

from webapp.database.writing import writing
from webapp.drafts.models import Draft
from webapp.extensions import db
from webapp.texts.destroying import remove
from webapp.texts.reading import read_texts
from webapp.texts.writing import write_text

OWNER = "draft"
KEPT_FOR = timedelta(days=14)
LONGEST = 20_000
"""In characters: what is longer is not kept, and no form takes it."""

NOTE, PAPER_FORM = "note", "paper-form"

TABLE = cast(Table, Draft.__table__)


class Typed(NamedTuple):
    """What was typed, and when."""

    text: str
    at: datetime


def keep(form: str, text: str, *, number: int = 0, opened: datetime) -> None:
    """Keep it in place of what was kept before; nothing, if there is no text. Commits.

    `opened` is when the page was made: what comes after the form of that page was sent is late, and
    ignored. Raises StorageKeyAway.
    """
    with writing(repeatable=True):
        draft = _find(form, number)
        if len(text) > LONGEST or _is_late(draft, opened):
            return
        if not text.strip():
            _remove([draft] if draft else [])
            return
        draft = draft or _add(form, number)
        draft.at, draft.is_sent = datetime.now(UTC), False
        write_text(OWNER, draft.id, text.encode())


def find(form: str, *, number: int = 0) -> Typed | None:
    """What the person signed in typed and did not send. Raises StorageKeyAway."""
    return open_draft(_find(form, number))


def open_draft(draft: Draft | None) -> Typed | None:
    """What was typed, if it was not sent and is not over. Raises StorageKeyAway."""
    if draft is None or draft.is_sent or draft.at <= datetime.now(UTC) - KEPT_FOR:
        return None
    return Typed(read_texts(OWNER, [draft.id])[draft.id].decode(), draft.at)


def note_sent(form: str, *, number: int = 0) -> None:
    """The form was sent: nothing of the draft is left. In the caller's transaction."""
    draft = _find(form, number) or _add(form, number)
    remove(db.session.connection(), OWNER, [draft.id])
    draft.at, draft.is_sent = datetime.now(UTC), True


def discard(form: str, *, number: int = 0) -> None:
    """Remove it, as its person wishes. Commits. Idempotent."""
    with writing():
        note_sent(form, number=number)


def forget_drafts() -> None:
    """The opener's task: remove what was typed too long ago. A no-op where nothing was."""
    is_over = Draft.at <= datetime.now(UTC) - KEPT_FOR
    if db.session.scalar(select(Draft.id).where(is_over).limit(1)) is not None:
        with writing():
            _remove(db.session.scalars(select(Draft).where(is_over)).all())


def erase(connection: Connection, numbers: Collection[int]) -> None:
    """Remove what was typed on the pages of these reports, in the caller's transaction."""
    of_these = TABLE.c.form == NOTE, TABLE.c.number.in_(numbers)
    found = list(connection.scalars(select(TABLE.c.id).where(*of_these)))
    remove(connection, OWNER, found)
    connection.execute(delete(TABLE).where(TABLE.c.id.in_(found)))


def _is_late(draft: Draft | None, opened: datetime) -> bool:
    return draft is not None and draft.is_sent and draft.at >= opened


def _find(form: str, number: int) -> Draft | None:
    of_it = Draft.form == form, Draft.number == number
    return db.session.scalar(select(Draft).where(Draft.person_id == current_user.id, *of_it))


def _add(form: str, number: int) -> Draft:
    draft = Draft(person_id=current_user.id, form=form, number=number)
    draft.at, draft.is_sent = datetime.now(UTC), False
    db.session.add(draft)
    db.session.flush()
    return draft


def _remove(drafts: Collection[Draft]) -> None:
    remove(db.session.connection(), OWNER, [draft.id for draft in drafts])
    for draft in drafts:
        db.session.delete(draft)
