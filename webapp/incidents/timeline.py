"""What happened to a report, in sentences, in the order of the unit's own clock."""

from dataclasses import dataclass
from datetime import date, datetime

from webapp.arrivals.models import Arrival
from webapp.audit import trail
from webapp.extensions import db
from webapp.incidents import waiting
from webapp.reports.models import Report
from webapp.vocabulary.times import format_day, format_moment, parse_phone_time

NOT_KNOWN = "Not known"


@dataclass(frozen=True)
class Moment:
    """One line: when, in words, and what."""

    when: str
    sentence: str


def timeline(report: Report) -> list[Moment]:
    """From what happened, as the worker told it, to what the unit's people did last."""
    arrival = db.session.get_one(Arrival, report.arrival_sequence)
    lines = [
        *_happened(report),
        Moment(saved(report), "It was saved, by the clock of the phone."),
        Moment(format_moment(report.received_at), "It arrived here."),
    ]
    if arrival.opened_at:
        lines.append(Moment(format_moment(arrival.opened_at), "It was opened and could be read."))
    return lines + [
        Moment(format_moment(line.at), line.sentence) for line in trail.about(report.report_id)
    ]


def _happened(report: Report) -> list[Moment]:
    if report.answers.get("incident_date") in (None, "not_known"):
        return []
    return [Moment(happened(report), "It happened, as the person who reported says.")]


def happened(report: Report) -> str:
    """When it happened, as given: a day, or in words."""
    given = report.answers.get("incident_date")
    if given in (None, "not_known"):
        return NOT_KNOWN
    if given == "still_going_on":
        return "Still going on"
    try:
        return format_day(date.fromisoformat(given))
    except (TypeError, ValueError):
        return str(given)


def saved(report: Report) -> str:
    """When it was saved, as the phone says; its own text where that is no moment."""
    moment: datetime | None = parse_phone_time(report.saved_at)
    return format_moment(moment) if moment else (report.saved_at[:80] or "No time given")


def clock_trouble(report: Report) -> str | None:
    """Why the phone's clock cannot be believed, or None."""
    return waiting.clock_trouble(report.saved_at, report.received_at)
