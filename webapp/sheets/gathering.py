"""Gathers what is held of an incident: its reports, the unit's acts on it, and who read them."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import select

from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents import queries
from webapp.incidents.models import Act, Chain, Incident, Reading
from webapp.incidents.report_page import ReportPage, page_of
from webapp.people.models import User
from webapp.reports.models import Report

# More than anybody can read, and anybody can send any number of corrections.
MOST_REPORTS = 100
# Of the record about each: everybody who opens it adds one each half hour.
MOST_LINES = 10_000


class NothingLeft(AppError):
    """The report was erased."""

    status = 410
    sentence = "This report was erased for good: there is nothing to print or hand over."


class TooManyReports(AppError):
    """A bundle would not be whole."""

    status = 422
    sentence = (
        f"This incident has more than {MOST_REPORTS} reports, too many for one bundle. Nothing was "
        "made: ask whoever runs E-safety."
    )


class Done(NamedTuple):
    """What somebody at the unit did: when, who, and what."""

    at: datetime
    who: str
    what: str


class Bundle(NamedTuple):
    """All that is held of an incident."""

    pages: Sequence[ReportPage]
    acts: Sequence[Done]
    readings: Sequence[Done]


def page_for(number: int) -> ReportPage:
    """The page of a report that the person signed in may see. Raises NoSuchReport, NothingLeft."""
    page = page_of(queries.whole_report_for(number))
    if page.report.erased_at:
        raise NothingLeft
    return page


def bundle_for(page: ReportPage) -> Bundle:
    """All that is held of the incident of this report. Raises TooManyReports."""
    numbers = _reports_of(page.incident) if page.incident else [page.report.id]
    if len(numbers) > MOST_REPORTS:
        raise TooManyReports
    wholes = [queries.whole_report_for(number) for number in numbers]
    pages = [page_of(one, most_lines=MOST_LINES) for one in wholes]
    acts = _acts_on(page.incident) if page.incident else []
    return Bundle(pages, acts, _readings_of(numbers))


def _reports_of(incident: Incident) -> list[int]:
    query = select(Report.id).join(Chain, Chain.id == Report.chain_id)
    mine = query.where(Chain.incident_id == incident.id).order_by(Report.id)
    return [*db.session.scalars(mine.limit(MOST_REPORTS + 1))]


def _acts_on(incident: Incident) -> list[Done]:
    """With those on what was joined with it."""
    query = select(Act, User.name).join(User, User.id == Act.person_id).join_from(Act, Incident)
    of_it = (Incident.id == incident.id) | (Incident.joined_into == incident.id)
    rows = db.session.execute(query.where(of_it).order_by(Act.id))
    return [Done(act.at, who, _in_words(act)) for act, who in rows]


def _in_words(act: Act) -> str:
    """Its code, and the codes and numbers noted with it: that is all that is held."""
    noted = ", ".join(f"{name} {value}" for name, value in sorted(act.coded.items()))
    kind = act.kind.replace("_", " ").capitalize()
    taken_back = f", takes back act {act.undoes}" if act.undoes else ""
    return f"{kind} (act {act.id}{taken_back}{': ' if noted else ''}{noted})"


def _readings_of(numbers: Sequence[int]) -> list[Done]:
    query = select(Reading.at, User.name, Report.reference).join(User, User.id == Reading.person_id)
    query = query.join(Report, Report.id == Reading.report_number)
    rows = db.session.execute(query.where(Report.id.in_(numbers)).order_by(Reading.at))
    return [Done(at, who, f"Last read {reference}") for at, who, reference in rows]
