"""Re-indexes reports after a change of the index key: makes their name tokens, in batches."""

import time
from collections.abc import Mapping, Sequence
from typing import cast

from sqlalchemy import ColumnElement, Integer, Table, bindparam, func, select, update

from webapp.database.statements import written_out
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.reports.models import Report
from webapp.reports.names import names_in
from webapp.reports.whole import wholes_of
from webapp.secret_files import stamped_once
from webapp.texts import name_tokens
from webapp.texts.name_tokens import Hashed, hash_names

BATCH = 200
# Arrivals wait meanwhile, and others get the lock in between.
LONGEST_SECONDS = 1.0
BREATH_SECONDS = 0.01

REPORT = cast(Table, Report.__table__)
SET_KEY = update(REPORT).where(REPORT.c.id == bindparam("of")).values(tokens_by=bindparam("by"))

# Of today. A literal in the statement, so that PostgreSQL knows that nearly all reports have it: of
# any other number it guesses that a third are below it, and would look at them all.
KEY = bindparam("key", type_=Integer, literal_execute=True)

# Each on one range of the index. Executed with the `key` of today.
IS_WITHOUT = (Report.tokens_by.is_(None), Report.tokens_by < KEY, Report.tokens_by > KEY)


def _count(where: ColumnElement[bool]) -> ColumnElement[int]:
    return select(func.count()).select_from(Report).where(where).scalar_subquery()


# How many reports cannot be found by names yet.
WITHOUT_TOKENS = sum(map(_count, IS_WITHOUT[1:]), start=_count(IS_WITHOUT[0]))


def index_again() -> None:
    """The opener's task: make tokens, batch after batch, for about a second.

    A no-op when nothing is left. Raises StorageKeyAway.
    """
    end = time.monotonic() + LONGEST_SECONDS
    while index_batch() and time.monotonic() < end:
        time.sleep(BREATH_SECONDS)


def index_batch() -> int:
    """Make the tokens of some reports. Returns how many reports were found. Idempotent.

    Nothing is locked while texts are opened and hashed, as a report never changes.
    """
    with stamped_once():
        wholes = wholes_of(_find())
        hashed = {number: hash_names(names_in(whole.answers)) for number, whole in wholes.items()}
    db.session.rollback()
    if hashed:
        with writing(repeatable=True):
            _store(hashed)
    return len(hashed)


def count_without_tokens() -> int:
    """How many reports cannot be found by names yet."""
    given = {"key": name_tokens.current_key()}
    return db.session.scalar(select(WITHOUT_TOKENS), given) or 0


def _find() -> Sequence[Report]:
    given = {"key": name_tokens.current_key()}
    for where in IS_WITHOUT:
        query = select(Report).where(where).limit(written_out(BATCH))
        if found := db.session.scalars(query, given).all():
            return found
    return []


def _store(hashed: Mapping[int, Hashed]) -> None:
    """An erased report gets none, and one that another process has locked gets them from it."""
    rows = select(Report.id, Report.erased_at).where(Report.id.in_(hashed))
    found = db.session.execute(rows.with_for_update(skip_locked=True)).all()
    if not found:
        return
    connection = db.session.connection()
    name_tokens.remove(connection, [row.id for row in found])
    readable = {row.id: hashed[row.id] for row in found if row.erased_at is None}
    name_tokens.keep(connection, readable)
    connection.execute(SET_KEY, [{"of": row.id, "by": hashed[row.id].by} for row in found])
