"""Gathers what the audit log's page shows: the form's choices, and a page of lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from flask_login import current_user

from webapp.audit.events import Event
from webapp.audit.labels import label_of
from webapp.audit.reading import Wanted, find_page
from webapp.audit.trail import Line
from webapp.incidents.hiding import hide_restricted
from webapp.people import accounts
from webapp.record.filters import NOBODY, Filter
from webapp.record.naming import name_organisations
from webapp.record.subjects import MOST_SUBJECTS, find_subjects
from webapp.vocabulary.times import UK, day_or_text
from webapp.web.cursor import read_cursor, write_cursor

LIST = "audit-log"
DAYS_TO_PRESS = 8

Option = tuple[str, str, None]


@dataclass(frozen=True)
class RecordPage:
    """`newer` and `older` are cursors. `is_cut`: it is about MOST_SUBJECTS reports and no more."""

    lines: Sequence[Line]
    newer: str | None
    older: str | None
    is_first: bool
    is_cut: bool


def page_for(asked: Filter, values: Mapping[str, str]) -> RecordPage:
    """The page that an address asks for. A cursor that was not made here leads to the first."""
    newer = "newer" in values
    cursor = values.get("newer" if newer else "older")
    place = read_cursor(LIST, cursor) if cursor else None
    subjects = find_subjects(asked.reference, person=current_user.id) if asked.reference else None
    wanted = _wanted(asked, subjects[:MOST_SUBJECTS] if subjects is not None else None)
    page = find_page(wanted, place=place, newer=newer)
    return RecordPage(
        lines=hide_restricted(name_organisations(page.lines)),
        newer=write_cursor(LIST, page.newer) if page.newer else None,
        older=write_cursor(LIST, page.older) if page.older else None,
        is_first=place is None,
        is_cut=subjects is not None and len(subjects) > MOST_SUBJECTS,
    )


def _wanted(asked: Filter, subjects: Sequence[str] | None) -> Wanted:
    return Wanted(
        person_id=asked.person_id,
        by_nobody=asked.person == NOBODY,
        event=asked.kind or None,
        subjects=subjects,
        since=asked.begins,
        until=asked.ends,
    )


def people() -> list[Option]:
    """Everybody who has or had an account, by number, and whoever acts without one."""
    known = [(str(number), name, None) for number, name in accounts.names()]
    return [*known, (NOBODY, "The command line, or nobody signed in", None)]


def kinds() -> list[Option]:
    """Every kind of event, by its name."""
    return sorted(((event.value, label_of(event), None) for event in Event), key=lambda one: one[1])


def in_words(asked: Filter) -> list[str]:
    """Each part of the filter, as the page names it."""
    names = {value: label for value, label, _ in (*people(), *kinds())}
    parts = [names.get(asked.person), names.get(asked.kind), asked.reference, _days(asked)]
    return [part for part in parts if part]


def _days(asked: Filter) -> str:
    first, last = day_or_text(asked.since), day_or_text(asked.until)
    if not last or first == last:
        return first
    return f"{first} to {last}" if first else f"up to {last}"


def days_to_press() -> Iterator[tuple[str, str]]:
    """Today and the days of the week before it: as an address has them, and in words."""
    today = datetime.now(UK).date()
    for day in (today - timedelta(days=ago) for ago in range(DAYS_TO_PRESS)):
        yield day.isoformat(), "Today" if day == today else _short(day)


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
