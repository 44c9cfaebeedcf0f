"""Puts the inbox into words, as one person sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from webapp.incidents import queries, timeline, waiting
from webapp.incidents.answers import codes_in_a_line
from webapp.reports.models import Report
from webapp.reports.questions import NOT_KNOWN
from webapp.reports.reference import reference_for
from webapp.vocabulary.rank import Rank


@dataclass(frozen=True)
class InboxLine:
    """One report in the list. `corrects` is the reference of the report that it amends."""

    number: int
    reference: str
    unread: bool
    rank: Rank
    nobody_reached: bool
    ring_first: bool
    about_lead: bool
    incomplete: bool
    corrects: str | None
    received: bool
    what: str
    who: str
    setting: str
    happened: str
    arrived: datetime
    on_the_phone: str
    at_the_unit: str
    clock_trouble: str | None


@dataclass(frozen=True)
class InboxPage:
    """One page of the list, and when it was made."""

    lines: list[InboxLine]
    page: int
    pages: int
    total: int
    newest: int
    waiting: int
    made_at: datetime


def page_for(person_id: int, *, page: int, shown: Sequence[int] = ()) -> InboxPage:
    """This page of this person's inbox; with `shown`, these reports as they are now."""
    now = datetime.now(UTC)
    found = queries.inbox(person_id, page=page, shown=shown)
    return InboxPage(
        lines=[_line(row, now) for row in found.rows],
        page=found.page,
        pages=found.pages,
        total=found.total,
        newest=found.newest,
        waiting=found.waiting,
        made_at=now,
    )


def _line(row: queries.Row, now: datetime) -> InboxLine:
    report, answers = row.report, row.report.answers
    until = row.received.at if row.received else now
    return InboxLine(
        number=report.id,
        reference=report.reference,
        unread=row.unread,
        rank=row.standing.rank,
        nobody_reached=row.standing.nobody_reached,
        ring_first=row.standing.is_alarming and row.received is None,
        about_lead=report.about_lead,
        incomplete=report.incomplete,
        corrects=reference_for(report.amends) if report.amends else None,
        received=row.received is not None,
        what=codes_in_a_line("types", answers),
        who=codes_in_a_line("parties", answers),
        setting=codes_in_a_line("setting", answers),
        happened=_day(report),
        arrived=report.received_at,
        on_the_phone=waiting.on_the_phone(report.saved_at, report.received_at),
        at_the_unit=waiting.at_the_unit(report.received_at, until=until),
        clock_trouble=timeline.clock_trouble(report),
    )


def _day(report: Report) -> str:
    happened = timeline.happened(report)
    return "Date not known" if happened == NOT_KNOWN else happened
