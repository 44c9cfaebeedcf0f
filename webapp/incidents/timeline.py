"""A report's timeline in sentences, ordered by the unit's clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.incidents import waiting
from webapp.incidents.answers import LONGEST_IN_A_CELL, day_in_answer
from webapp.incidents.bounded import shorten
from webapp.incidents.hiding import hide_restricted
from webapp.incidents.queries import Whole
from webapp.incidents.readings import Told, fold_readings
from webapp.reports.models import Report
from webapp.reports.split import Inside
from webapp.vocabulary.times import format_moment, parse_phone_time

# Of the record, on a report's page.
MOST_LINES = 200


@dataclass(frozen=True)
class Moment:
    """One line: when, in words, and what."""

    when: str
    sentence: str


def timeline(found: Whole, inside: Inside, *, most: int | None) -> list[Moment]:
    """From the incident, as the worker gave it, to the unit's latest act: of those the newest.

    With `most` there are so many, each reading by itself.
    """
    report = found.report
    lines = [*_happened(inside), *_came(found, inside)]
    if found.opened_at:
        lines.append(Moment(format_moment(found.opened_at), "Opened."))
    return lines + [*_recorded(report, most=most)]


def _recorded(report: Report, *, most: int | None) -> Iterator[Moment]:
    lines = trail.about(report.report_id, limit=most or MOST_LINES)
    told = (
        Told(line.at, line.who, line.sentence, most is None and line.event == Event.REPORT_OPENED)
        for line in hide_restricted(lines, known=report.reference)
    )
    for line in fold_readings(told):
        until = f" – {format_moment(line.until)}" if line.until else ""
        yield Moment(format_moment(line.at) + until, line.sentence)


def _came(found: Whole, inside: Inside) -> list[Moment]:
    """By a phone; or on paper: then the record says next who keyed it in."""
    if found.paper:
        return [Moment(found.paper.day, f"It arrived on paper, {found.paper.way}.")]
    return [
        Moment(saved(inside), "Saved (phone’s clock)."),
        Moment(format_moment(found.report.arrived_at), "Arrived here."),
    ]


def _happened(inside: Inside) -> list[Moment]:
    if inside.answers.get("incident_date") in (None, "not_known"):
        return []
    return [Moment(happened(inside), "Incident, according to the reporter.")]


def happened(inside: Inside) -> str:
    """When it happened, as given: a day, or in words that fit into a cell."""
    return shorten(day_in_answer("incident_date", inside.answers), LONGEST_IN_A_CELL)


def saved(inside: Inside) -> str:
    """When it was saved by the phone's clock; the phone's own text if that is not a time."""
    moment: datetime | None = parse_phone_time(inside.saved_at)
    return format_moment(moment) if moment else (inside.saved_at[:80] or "No time given")


def clock_trouble(report: Report) -> str | None:
    """Why the phone's clock cannot be trusted, or None."""
    return waiting.clock_trouble(report.saved_at, report.arrived_at)
