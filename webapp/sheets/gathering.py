"""Gathers what is held of an incident: its reports, the unit's acts on it, and who read them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask_login import current_user
from sqlalchemy import Row, select

from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents import queries
from webapp.incidents.joining.models import NotSame
from webapp.incidents.models import Chain, Incident, Reading
from webapp.incidents.report_page import ReportPage, page_of
from webapp.incidents.visible import visible_to
from webapp.incidents.work.case_log.entries import find_all_acts
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.sheets.acts_in_words import ToSay, in_words
from webapp.texts.reading import open_row

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
    """What somebody at the unit did: when, who, and what, with what they typed."""

    at: datetime
    who: str
    what: str
    text: str = ""


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
    acts = _acts_on(page.incident) + _not_the_same(page.incident) if page.incident else []
    acts.sort(key=lambda done: done.at)
    return Bundle(pages, acts, _readings_of(numbers))


def _reports_of(incident: Incident) -> list[int]:
    query = select(Report.id).join(Chain, Chain.id == Report.chain_id)
    mine = query.where(Chain.incident_id == incident.id).order_by(Report.id)
    return [*db.session.scalars(mine.limit(MOST_REPORTS + 1))]


def _acts_on(incident: Incident) -> list[Done]:
    """Also those taken back, and those on what was joined with it; with what was typed."""
    rows = sorted(find_all_acts(incident.id), key=lambda row: row.id)
    moments = {row.id: row.at for row in rows}
    names = _names_of({row.coded.get(key) for row in rows for key in ("to", "second")})
    return [Done(row.at, row.who, _in_words(row, names, moments), open_row(row)) for row in rows]


def _in_words(row: Row[Any], names: Mapping[int, str], moments: Mapping[int, datetime]) -> str:
    before = moments.get(row.undoes or row.coded.get("note", 0))
    return in_words(row.kind, ToSay(row.coded, names, row.name or "", before))


def _names_of(people: Collection[int | None]) -> dict[int, str]:
    found = db.session.execute(select(User.id, User.name).where(User.id.in_(filter(None, people))))
    return {row.id: row.name for row in found}


def _not_the_same(incident: Incident) -> list[Done]:
    """Whoever found that a report of it and another are not of the same incident."""
    ours = select(Chain.id).where(Chain.incident_id == incident.id)
    found: list[tuple[datetime, str, str]] = []
    for mine, other in ((NotSame.lower, NotSame.higher), (NotSame.higher, NotSame.lower)):
        judged = select(NotSame.at, User.name, Report.reference).select_from(NotSame)
        judged = judged.join(User, User.id == NotSame.person_id).join(Report, Report.id == other)
        judged = judged.join(Chain, Chain.id == other).join(
            Incident, Chain.incident_id == Incident.id
        )
        rows = db.session.execute(judged.where(mine.in_(ours), visible_to(current_user.id)))
        found += [(row.at, row.name, row.reference) for row in rows]
    said = "found that {} is not of the same incident"
    return [Done(at, who, said.format(reference)) for at, who, reference in sorted(found)]


def _readings_of(numbers: Sequence[int]) -> list[Done]:
    query = select(Reading.at, User.name, Report.reference).join(User, User.id == Reading.person_id)
    query = query.join(Report, Report.id == Reading.report_number)
    rows = db.session.execute(query.where(Report.id.in_(numbers)).order_by(Reading.at))
    return [Done(at, who, f"last read {reference}") for at, who, reference in rows]
