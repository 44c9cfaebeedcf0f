"""A made-up year goes through the door and the unit's own acts, and fills each list of work."""

from collections import Counter
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.cast import Enter, Member
from tests.support.incidents import partition
from tests.support.year import NOW, fill_year
from webapp.arrivals.models import Arrival, PaperForm, Status
from webapp.audit.models import AuditEntry
from webapp.board.models import BoardPaper
from webapp.demo import office
from webapp.demo.year import YEAR
from webapp.extensions import db
from webapp.incidents.models import Act, Incident, Received
from webapp.incidents.work.cover.models import Absence
from webapp.organisations import publishing, register
from webapp.organisations.models import Organisation, OrganisationAlias
from webapp.paper.printing import can_print
from webapp.people.models import User
from webapp.proposals.models import Proposal, State
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.rank import Rank

pytestmark = pytest.mark.postgresql

OFFICER = Member("Omar Shah", "officer@demonstration.example", ("officer",))
ON_SQLITE = pytest.mark.parametrize("app", ["sqlite"], indirect=True)  # as a demonstration is
LISTS = ("new", "mine", "team", "waiting", "closed")


def test_every_report_is_opened_and_filed_at_the_moment_of_its_story(started: Flask) -> None:
    fill_year(started, 30, until=NOW)
    arrivals = db.session.scalars(select(Arrival).order_by(Arrival.sequence)).all()
    assert {one.status for one in arrivals} == {Status.OPENED}
    assert sum(map(len, partition())) == len(arrivals) >= 28
    arrived = [one.arrived_at for one in arrivals]
    assert arrived == sorted(arrived)
    assert NOW - timedelta(days=366) < arrived[0] and arrived[-1] < NOW
    for model in (Act.at, Received.at, AuditEntry.at):
        moments = db.session.scalars(select(model)).all()
        assert NOW - timedelta(days=367) < min(moments) and max(moments) <= NOW


def test_each_act_is_of_somebody_made_up_and_in_the_audit_log(started: Flask) -> None:
    fill_year(started, 30)
    made_up = {one["email"] for one in YEAR["people"]}
    doers = set(db.session.scalars(select(User.email).join(Act, Act.person_id == User.id)))
    assert len(doers) >= 2 and doers <= made_up
    events = Counter(db.session.scalars(select(AuditEntry.event)))
    received = db.session.scalar(select(func.count()).select_from(Received))
    closed = db.session.scalar(select(func.count()).where(Act.kind == ActKind.CLOSED.value))
    assert events["report-received"] == received
    assert events["incident-closed"] + events["closing-approved"] == closed


@ON_SQLITE
def test_each_list_of_work_has_something(started: Flask, enter: Enter) -> None:
    fill_year(started, 300, until=NOW)
    officer = enter(OFFICER)
    for lane in LISTS:
        assert 'id="incident-' in officer.opens(f"/unit/?lane={lane}").text, lane
    ranks = Counter(db.session.scalars(select(Incident.rank)))
    assert ranks.keys() == {*range(len(Rank))}
    new = db.session.scalars(select(Incident.id).where(Incident.lane == Lane.NEW)).all()
    assert 2 <= len(new) <= YEAR["unit"]["leaves"]
    lanes = Counter(db.session.scalars(select(Incident.lane)))
    assert lanes[Lane.CLOSED] > lanes.total() / 2
    of_rank_now = select(Incident.id).where(Incident.rank == 0, Incident.lane == Lane.CLOSED)
    approved = select(Proposal.id).where(Proposal.state == State.APPROVED)
    assert db.session.scalars(of_rank_now).all() and db.session.scalars(approved).all()
    assert db.session.scalars(select(PaperForm)).all()
    absence = db.session.scalars(select(Absence)).one()
    assert absence.first_on < NOW.date() < absence.last_on


@ON_SQLITE
def test_no_answer_is_one_that_the_form_does_not_have(started: Flask, enter: Enter) -> None:
    fill_year(started, 20)
    officer = enter(OFFICER)
    for number in db.session.scalars(select(Report.id)).all():
        page = officer.opens(f"/unit/reports/{number}").text
        assert "Not one of the form’s answers" not in page


@ON_SQLITE
def test_most_incidents_are_of_an_organisation_of_the_register(started: Flask) -> None:
    fill_year(started, 50)
    of_one = Counter(one is None for one in db.session.scalars(select(Incident.organisation_id)))
    assert 0.05 < of_one[True] / of_one.total() < 0.4
    numbers = db.session.scalars(select(Organisation.id)).all()
    assert 50 < len(numbers) < 60
    assert all("0161 496 0" in register.read_entry(one).contact for one in numbers)
    published = db.session.scalars(select(Organisation.name).where(Organisation.published)).all()
    assert 3 <= len(published) <= 9 and sorted(published) == publishing.list_names()
    assert db.session.scalars(select(OrganisationAlias.confirmed_by).distinct()).all() == [
        db.session.scalar(select(User.id).where(User.email == YEAR["people"][0]["email"]))
    ]


@ON_SQLITE
@pytest.mark.skipif(not can_print(), reason="Pango is not installed")
def test_the_board_finds_a_paper_of_each_whole_quarter(
    started: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(office, "can_print", lambda: True)
    fill_year(started, 12, until=NOW)
    papers = db.session.execute(select(BoardPaper.period, BoardPaper.signed_at)).all()
    assert [paper.period for paper in papers] == ["2026-q1", "2026-q2", "2026-q3"]
    assert papers[0].signed_at.month == 4
