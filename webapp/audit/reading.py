"""Reads the audit log a page at a time, newest first, each filter from an index of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, literal, select, tuple_, union_all

from webapp.audit.models import AuditEntry
from webapp.audit.trail import Line, line_of
from webapp.database.columns import UtcDateTime
from webapp.database.statements import written_out
from webapp.extensions import db

PAGE_SIZE = 50

_ORDER = (AuditEntry.at, AuditEntry.id)
_BACKWARDS = tuple(column.desc() for column in _ORDER)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which entries: each part that is given must fit. `until` is the first moment after them.

    `by_nobody`: of the command line, or of somebody not signed in. `subjects`: about one of them.
    """

    person_id: int | None = None
    by_nobody: bool = False
    event: str | None = None
    subjects: Sequence[str] | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Page:
    """Lines, newest first, and the places from which newer and older ones follow, if any do."""

    lines: list[Line]
    newer: list[Any] | None
    older: list[Any] | None


def find_page(wanted: Wanted, *, place: Sequence[Any] | None = None, newer: bool = False) -> Page:
    """The newest page; those next to `place`, older or `newer` than it, where that is given."""
    newer = newer and place is not None
    found = _find(wanted, place, newer=newer)
    page, more = found[:PAGE_SIZE], len(found) > PAGE_SIZE
    if newer:
        page.reverse()
    if not page:
        return Page([], None, None)
    # What led here is on the other side.
    is_newer, is_older = (more, True) if newer else (place is not None, more)
    return Page(
        [line_of(entry) for entry in page],
        _place(page[0]) if is_newer else None,
        _place(page[-1]) if is_older else None,
    )


def _find(wanted: Wanted, place: Sequence[Any] | None, *, newer: bool) -> list[AuditEntry]:
    query = select(AuditEntry).where(*_conditions(wanted))
    if place:
        here = tuple_(literal(datetime.fromisoformat(place[0]), UtcDateTime), place[1])
        query = query.where(tuple_(*_ORDER) > here if newer else tuple_(*_ORDER) < here)
    query = query.order_by(*(_ORDER if newer else _BACKWARDS)).limit(written_out(PAGE_SIZE + 1))
    if wanted.subjects is None:
        return list(db.session.scalars(query))
    return _find_about(query, wanted.subjects, newer=newer)


def _find_about(
    query: Select[AuditEntry], subjects: Sequence[str], *, newer: bool
) -> list[AuditEntry]:
    """Each subject from the index, merged here: a database would sort all that is about them."""
    if not subjects:
        return []
    each = [query.where(AuditEntry.subject == one).subquery().select() for one in subjects]
    found = db.session.scalars(select(AuditEntry).from_statement(union_all(*each)))
    ordered = sorted(found, key=lambda entry: (entry.at, entry.id), reverse=not newer)
    return ordered[: PAGE_SIZE + 1]


def _conditions(wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.by_nobody:
        yield AuditEntry.person_id.is_(None)
    if wanted.person_id is not None:
        yield AuditEntry.person_id == wanted.person_id
    if wanted.event:
        yield AuditEntry.event == wanted.event
    if wanted.since:
        yield AuditEntry.at >= wanted.since
    if wanted.until:
        yield AuditEntry.at < wanted.until


def _place(entry: AuditEntry) -> list[Any]:
    return [entry.at.isoformat(), entry.id]
