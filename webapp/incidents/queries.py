"""Queries for one report with the reports linked to it, and for what phones ask."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from flask_login import current_user
from sqlalchemy import Select, and_, bindparam, select

from webapp.arrivals.models import Arrival, LastAsked
from webapp.database.columns import HIGHEST
from webapp.drafts.keeping import NOTE
from webapp.drafts.models import Draft
from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance.models import Edition
from webapp.incidents import new_count
from webapp.incidents.figures import bounds_for, count_visible
from webapp.incidents.from_paper import FromPaper, from_paper, with_paper
from webapp.incidents.models import Chain, Incident, Reading, Received
from webapp.incidents.visible import PERSON, report_visible_to
from webapp.incidents.work.owner import owner_name
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.work_list import WorkList

MOST_LINKED = 50


class NoSuchReport(AppError):
    """There is no report with this number."""

    status = 404
    sentence = "There is no report with this number."


class Whole(NamedTuple):
    """A report with the rows that its page shows beside it, each None if there is none.

    `read_at`: when the person signed in last opened it; `opened_at`: when the opener did;
    `edition`: of which the worker read the words; `received_by` marked it at `received_at`;
    `owner` has its incident in hand; its phone last asked for news at `asked_at`; `draft`: the
    person signed in has typed a note.
    """

    report: Report
    incident: Incident
    edition: Edition | None
    opened_at: datetime | None
    read_at: datetime | None
    received_at: datetime | None
    received_by: str | None
    owner: str | None
    came_on: date | None
    came_by: str | None
    keyed_by: str | None
    asked_at: datetime | None
    draft: Draft | None

    @property
    def paper(self) -> FromPaper | None:
        """That it came on paper, if it did."""
        return from_paper(self.came_on, self.came_by, self.keyed_by)


def whole_report_for(number: int) -> Whole:
    """The same as `report_for`, and what its page shows beside it. Raises NoSuchReport."""
    given = {"number": min(number, HIGHEST), **bounds_for(current_user.id)}
    found = db.session.execute(WHOLE, given).one_or_none()
    if found is None:
        raise NoSuchReport()
    *whole, new = found
    new_count.keep(new)
    return Whole(*whole)


def report_for(number: int) -> Report:
    """The report with this number, if the person signed in may see it. Raises NoSuchReport."""
    query = select(Report).where(Report.id == min(number, HIGHEST))
    report = db.session.scalar(query.where(report_visible_to(current_user.id)))
    if report is None:
        raise NoSuchReport()
    return report


def linked_with(report: Report) -> Sequence[Report]:
    """The other reports that belong together with it: what it corrects, corrections, variants.

    Anybody may send any number of them: one more than MOST_LINKED says that there are more.
    """
    query = select(Report).where(Report.id != report.id, Report.chain_id == report.chain_id)
    return db.session.scalars(query.order_by(Report.id).limit(MOST_LINKED + 1)).all()


def received_times(numbers: Collection[int]) -> dict[int, datetime]:
    """When an officer marked a report as received, for those of these numbers that are."""
    if not numbers:
        return {}
    query = select(Received.report_number, Received.at)
    rows = db.session.execute(query.where(Received.report_number.in_(numbers)))
    return {row.report_number: row.at for row in rows}


def _make_whole() -> Select[*tuple[Any, ...]]:
    is_theirs = and_(Reading.report_number == Report.id, Reading.person_id == PERSON)
    query = (
        select(Report, Incident, Edition)
        .add_columns(Arrival.opened_at, Reading.at, Received.at, User.name, owner_name())
        .select_from(Report)
        .join(Arrival, Arrival.sequence == Report.arrival_sequence)
        .join(Chain, Chain.id == Report.chain_id)
        .join(Incident, Incident.id == Chain.incident_id)
        .outerjoin(Edition, Edition.name == Report.edition)
        .outerjoin(Reading, is_theirs)
        .outerjoin(Received, Received.report_number == Report.id)
        .outerjoin(User, User.id == Received.person_id)
    )
    is_draft = and_(Draft.number == Report.id, Draft.form == NOTE, Draft.person_id == PERSON)
    query = with_paper(query).outerjoin(Draft, is_draft)
    query = query.outerjoin(LastAsked, LastAsked.arrival_id == Report.id)
    query = query.add_columns(LastAsked.at, Draft, count_visible(WorkList.NEW))
    return query.where(Report.id == bindparam("number"), report_visible_to(PERSON))


# Made once: to write the query out takes longer than to run it.
WHOLE = _make_whole()
