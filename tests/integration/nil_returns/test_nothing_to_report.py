"""Once a quarter an organisation can say that it had nothing to report. It is never an incident."""

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support import reports
from tests.support.cast import OFFICER, Enter
from tests.support.unit_reports import deliver
from webapp.arrivals import opening
from webapp.arrivals.models import Arrival
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.keys import keyring
from webapp.nil_returns.kinds import read_arrival
from webapp.nil_returns.models import NilReturn
from webapp.notices.arrived import file_reports
from webapp.vocabulary.periods import quarter_of
from webapp.vocabulary.times import UK

PAGE = "/nothing-to-report"
CLUB = "Marple Road Sports Club"


@pytest.fixture(autouse=True)
def door(app: Flask) -> None:
    """This machine can seal what is sent without script."""
    keyring.ensure()


def open_all() -> None:
    opening.open_pending(read_arrival, file_reports)
    db.session.expire_all()


def last_quarter() -> str:
    before = quarter_of(datetime.now(UK).date()).before
    assert before
    return before.code


def send(app: Flask, **inside: object) -> Arrival:
    """As a phone does, sealed."""
    reports.post(app.test_client(), reports.sealed_report(inside=inside))
    open_all()
    return db.session.scalars(select(Arrival).order_by(Arrival.sequence.desc()).limit(1)).one()


def test_said_without_script_it_is_sealed_and_kept(app: Flask) -> None:
    client = app.test_client()
    assert "We have nothing to report for" in client.get(PAGE).text
    answer = client.post(PAGE, data={"organisation": CLUB})
    assert (answer.status_code, answer.location) == (303, f"{PAGE}/said")
    assert "The unit has it" in client.get(answer.location).text
    assert CLUB.encode() not in db.session.scalars(select(Arrival.raw)).one()
    open_all()
    said = db.session.scalars(select(NilReturn)).one()
    assert (said.quarter, bool(said.spelling)) == (last_quarter(), True)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ("", "Enter the name of your organisation"),
        ("  ", "Enter the name of your organisation"),
        ("x" * 121, "Shorten the name of your organisation to 120 characters"),
    ],
)
def test_it_wants_to_know_which_organisation(app: Flask, typed: str, wrong: str) -> None:
    answer = app.test_client().post(PAGE, data={"organisation": typed})
    assert answer.status_code == 422 and f"</span> {wrong}" in answer.text
    assert typed.strip() in answer.text


def test_sent_from_another_site_it_is_refused(app: Flask) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = app.test_client().post(PAGE, data={"organisation": CLUB}, headers=headers)
    assert answer.status_code == 403 and not db.session.scalar(select(func.count(Arrival.id)))


def test_it_is_no_incident_and_in_no_inbox(app: Flask, enter: Enter) -> None:
    arrival = send(app, kind="nothing_to_report", quarter="2026-q3", organisation=CLUB)
    assert arrival.status == "opened"
    assert db.session.scalar(select(func.count(Incident.id))) == 0
    assert CLUB not in enter(OFFICER).opens("/unit/").text


@pytest.mark.parametrize(
    "inside",
    [
        {"quarter": "2026-q5", "organisation": CLUB},
        {"quarter": "2026-q3", "organisation": 7},
        {"organisation": CLUB},
    ],
)
def test_what_cannot_be_read_is_set_aside(app: Flask, inside: dict[str, object]) -> None:
    arrival = send(app, kind="nothing_to_report", **inside)
    assert (arrival.status, arrival.reason) == ("quarantined", "wrong_types")


def test_a_kind_that_nobody_knows_is_of_a_later_version(app: Flask) -> None:
    assert send(app, kind="something").reason == "newer"


def test_figures_say_who_said_so(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    for _ in range(2):
        send(app, kind="nothing_to_report", quarter="2026-q3", organisation=CLUB)
    page = officer.opens("/unit/figures?period=2026-q3").text
    assert "1 more said so, whose organisation the register does not know." in page
    assert "more said so" not in officer.opens("/unit/figures?period=2026-q2").text
    assert "1 more said so" in officer.opens("/unit/figures?period=2026").text


def test_a_report_beside_it_is_filed_as_ever(app: Flask) -> None:
    deliver(app)
    send(app, kind="nothing_to_report", quarter="2026-q3", organisation=CLUB)
    assert db.session.scalar(select(func.count(Incident.id))) == 1
