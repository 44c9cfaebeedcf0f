"""A phone hears when the unit spoke with whoever sent its report, and nothing else of the log."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from tests.support import reports
from tests.support.cast import OFFICER, Enter, Person
from tests.support.unit_reports import deliver
from webapp.arrivals.models import Arrival
from webapp.extensions import db
from webapp.incidents.models import Act
from webapp.reports.models import Report
from webapp.vocabulary.times import UK

SAID = {"said-safe": "yes", "said-rings": "worker", "said-whom": "police"}
SPOKE = {"call-whom": "worker", "call-result": "spoke", "call-reference": "Sam is at home"}


def phone_hears(app: Flask, number: int = 1) -> dict[str, object]:
    report = db.session.get_one(Report, number)
    digest = db.session.get_one(Arrival, report.arrival_sequence).digest
    claim = {"id": report.report_id, "digest": digest}
    answer: dict[str, object] = reports.post(app.test_client(), have=[claim]).get_json()["have"][0]
    return answer


def calls(officer: Person, call: dict[str, str], number: int = 1) -> None:
    page = f"/unit/reports/{number}"
    assert officer.submits(f"{page}/log/calls", call, page=page).status_code == 302


def answers(officer: Person, *knows: str, number: int = 1, **said: str) -> None:
    """Note what the worker answered in the newest call."""
    newest = select(func.max(Act.id)).where(Act.kind == "call")
    data = {"said-call": str(db.session.scalar(newest)), **SAID, **said, "said-knows": [*knows]}
    page = f"/unit/reports/{number}"
    assert officer.submits(f"{page}/log/answers", data, page=page).status_code == 302


def notes(officer: Person, call: dict[str, str], number: int = 1) -> None:
    """Note a call, and that the police know."""
    calls(officer, call, number)
    answers(officer, "police", number=number)


def takes_back(officer: Person) -> None:
    page = "/unit/reports/1"
    act = re.findall(r'name="act" value="(\d+)"', officer.opens(page).text)[-1]
    officer.submits(f"{page}/log/take-back", {"act": act}, page=page)


def test_the_phone_hears_of_it_once_it_is_noted_who_knows(app: Flask, officer: Person) -> None:
    calls(officer, SPOKE)
    assert "spoken_at" not in phone_hears(app)
    answers(officer, "lead")
    assert "spoken_at" in phone_hears(app)


def test_while_nobody_else_knows_the_phone_keeps_its_calls(app: Flask, officer: Person) -> None:
    calls(officer, SPOKE)
    answers(officer, "nobody", **{"said-safe": "no"})
    assert "spoken_at" not in phone_hears(app)
    answers(officer, "police")
    assert "spoken_at" in phone_hears(app)


def test_once_the_unit_has_rung_the_police_it_is_told(app: Flask, officer: Person) -> None:
    calls(officer, SPOKE)
    answers(officer, "nobody")
    calls(officer, SPOKE | {"call-whom": "police"})
    assert "spoken_at" in phone_hears(app)


def test_what_the_worker_said_is_taken_back(app: Flask, officer: Person) -> None:
    calls(officer, SPOKE)
    answers(officer, "police")
    takes_back(officer)
    assert "spoken_at" not in phone_hears(app)


def test_of_what_can_wait_nobody_is_asked_who_knows(app: Flask, officer: Person) -> None:
    other = deliver(app)
    calls(officer, SPOKE, other.id)
    assert "spoken_at" in phone_hears(app, other.id)


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    deliver(app, path={"danger": "yes"}, answers={"rung": []})
    return enter(OFFICER)


def test_the_phone_hears_when_and_nothing_else(app: Flask, officer: Person) -> None:
    before = phone_hears(app)
    notes(officer, SPOKE)
    answer = phone_hears(app)
    spoken_at = datetime.fromisoformat(str(answer.pop("spoken_at")))
    assert timedelta(0) <= datetime.now(UTC) - spoken_at < timedelta(minutes=2)
    assert answer == before


@pytest.mark.parametrize(
    "call",
    [
        SPOKE | {"call-result": "no_answer"},
        SPOKE | {"call-result": "left_message"},
        SPOKE | {"call-whom": "police"},
        SPOKE | {"call-whom": "organisation"},
    ],
)
def test_other_calls_are_not_told(app: Flask, officer: Person, call: dict[str, str]) -> None:
    calls(officer, call)
    assert "spoken_at" not in phone_hears(app)


def test_what_was_noted_by_mistake_is_taken_back(app: Flask, officer: Person) -> None:
    notes(officer, SPOKE)
    takes_back(officer)
    assert "spoken_at" not in phone_hears(app)


def test_it_is_told_beside_any_state(app: Flask, officer: Person) -> None:
    notes(officer, SPOKE)
    for act, state in (("received", "received"), ("log/ask-to-ring", "ring_us")):
        officer.submits(f"/unit/reports/1/{act}", page="/unit/reports/1")
        answer = phone_hears(app)
        assert answer["state"] == state and "spoken_at" in answer


def test_a_call_before_the_report_arrived_was_about_something_else(
    app: Flask, officer: Person
) -> None:
    before = datetime.now(UK) - timedelta(hours=1)
    notes(officer, SPOKE | {"call-at": f"{before:%Y-%m-%dT%H:%M}"})
    assert "spoken_at" not in phone_hears(app)


def test_what_is_added_after_the_call_is_not_covered_by_it(app: Flask, officer: Person) -> None:
    first = db.session.get_one(Report, 1)
    an_hour_ago = datetime.now(UTC) - timedelta(hours=1)
    db.session.execute(update(Report).values(arrived_at=an_hour_ago))
    db.session.commit()
    call = SPOKE | {"call-at": f"{datetime.now(UK) - timedelta(minutes=9):%Y-%m-%dT%H:%M}"}
    notes(officer, call)
    added = deliver(app, inside={"answers": {"danger": "yes"}, "amends": first.report_id})
    assert "spoken_at" in phone_hears(app)
    assert "spoken_at" not in phone_hears(app, added.id)
    notes(officer, SPOKE, added.id)
    assert "spoken_at" in phone_hears(app, added.id)


def test_who_sent_another_report_of_the_same_incident_was_not_spoken_to(
    app: Flask, officer: Person
) -> None:
    other = deliver(app)
    notes(officer, SPOKE, other.id)
    officer.submits(f"/unit/reports/{other.id}/join/1", page="/unit/find")
    assert "spoken_at" not in phone_hears(app)
    notes(officer, SPOKE)
    assert "spoken_at" in phone_hears(app)
    assert "spoken_at" in phone_hears(app, other.id)


def test_another_incident_is_not_told(app: Flask, officer: Person) -> None:
    other = deliver(app)
    notes(officer, SPOKE)
    assert "spoken_at" not in phone_hears(app, other.id)
