"""A demonstration is opened and filed as any other report, and goes without a trace."""

from collections import Counter
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from tests.integration.demo.year import MARK, NOW, counts, load, remove
from tests.support.cast import OFFICER, Enter
from tests.support.in_hand import number_of
from tests.support.incidents import incident_of, partition
from tests.support.reports import post, sealed_report
from tests.support.unit_reports import deliver, open_waiting
from webapp.arrivals.models import Arrival, Demonstration, Status
from webapp.demo import loading, marks
from webapp.demo.errors import AlreadyLoaded, NotStarted, RealReportsHere
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.incidents.work.cover.models import Absence
from webapp.people import accounts
from webapp.reports.models import Report
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.rank import Rank

BANNER = "not all is real"


def test_every_made_up_report_is_opened_filed_and_within_a_year(started: Flask) -> None:
    load()
    arrivals = db.session.scalars(select(Arrival).order_by(Arrival.sequence)).all()
    assert {one.status for one in arrivals} == {Status.OPENED}
    assert {one.sequence for one in arrivals} == {
        *db.session.scalars(select(Demonstration.arrival_id))
    }
    assert sum(map(len, partition())) == len(arrivals) == counts()["report"]
    received = [one.arrived_at for one in arrivals]
    assert received == sorted(received)
    assert NOW - timedelta(days=366) < received[0] and received[-1] < NOW


def test_what_is_old_is_closed_and_each_rank_is_there(started: Flask) -> None:
    load(400)
    incidents = db.session.scalars(select(Incident)).all()
    assert {one.rank for one in incidents} == {*range(len(Rank))}
    lanes = Counter(one.lane for one in incidents)
    assert lanes[Lane.CLOSED] > lanes[Lane.NEW] > 0
    last = [one.last_sequence for one in incidents if one.lane == Lane.NEW]
    received = db.session.scalars(select(Arrival.arrived_at).where(Arrival.sequence.in_(last)))
    assert min(received) >= NOW - timedelta(days=14)


def test_each_list_of_work_has_something(started: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    load(400)
    for lane in ("new", "mine", "team", "waiting", "due", "closed"):
        assert MARK in officer.opens(f"/unit/?lane={lane}").text, lane
    outcomes = set(db.session.scalars(select(Incident.outcome).where(Incident.lane == Lane.CLOSED)))
    assert outcomes == {outcome.value for outcome in Outcome}
    due = db.session.scalars(select(Incident.due_on).where(Incident.due_on.is_not(None))).all()
    assert min(due) < NOW.date() < max(due)


def test_its_account_is_away_and_somebody_at_the_unit_covers(started: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    load(400)
    absence = db.session.scalars(select(Absence)).one()
    assert absence.first_on < NOW.date() < absence.last_on
    assert str(absence.cover_id) == number_of(OFFICER)
    assert officer.opens("/unit/away").status_code == 200


def test_no_answer_is_one_that_the_form_does_not_have(started: Flask, enter: Enter) -> None:
    load()
    officer = enter(OFFICER)
    for number in db.session.scalars(select(Report.id).limit(30)).all():
        page = officer.opens(f"/unit/reports/{number}").text
        assert "Not one of the form’s answers" not in page


def test_it_is_removed_to_the_last_row_and_real_reports_stay(started: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    real = deliver(started)
    before, incident = counts(), incident_of(real.id).id
    load(beside=True)
    made_up = db.session.scalars(select(Demonstration.arrival_id)).first()
    assert MARK in officer.opens(f"/unit/reports/{made_up}").text

    removed, kept = remove()
    assert removed >= 55 and not kept

    assert BANNER not in officer.opens("/unit/").text
    changed = {name for name, count in counts().items() if count != before[name]}
    # The log is never shortened, and the officer has looked at the inbox.
    assert changed <= {"audit_entry", "list_shown", "heartbeat"}
    assert incident_of(real.id).id == incident


def test_what_is_made_up_is_marked_among_real_reports(started: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    real = deliver(started, answers={"organisation": "Quarry Bank Judo"})
    assert BANNER not in officer.opens("/unit/").text
    load(100, beside=True)

    page = officer.opens("/unit/").text
    assert BANNER in page
    assert page.count(MARK) == page.count('id="incident-') - 1 > 0
    assert MARK not in officer.opens(f"/unit/reports/{real.id}").text


def test_a_real_correction_of_a_made_up_report_stays(started: Flask) -> None:
    load(5)
    made_up = db.session.scalars(select(Report).order_by(Report.id)).first()
    assert made_up
    post(started.test_client(), sealed_report(amends=made_up.report_id))
    open_waiting()
    remove()

    left = db.session.scalars(select(Report)).one()
    assert left.amends and partition() == {frozenset({left.id})}
    assert incident_of(left.id).first_sequence == left.id


def test_it_leaves_the_first_persons_link_alone(started: Flask) -> None:
    load(30)
    assert not accounts.any_exist()


def test_beside_real_reports_it_is_refused(started: Flask) -> None:
    deliver(started)
    with pytest.raises(RealReportsHere):
        list(loading.load(5, until=NOW))
    assert not marks.is_loaded()


def test_a_second_one_is_refused(started: Flask) -> None:
    load(5)
    with pytest.raises(AlreadyLoaded):
        list(loading.load(5, until=NOW, beside=True))


def test_before_the_first_start_it_is_refused(app: Flask) -> None:
    with pytest.raises(NotStarted):
        list(loading.load(5, until=NOW))
