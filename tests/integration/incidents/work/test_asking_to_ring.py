"""Ask to ring: the phone shows it and nothing else, until they rang or it is taken back."""

import re

import pytest
from flask import Flask

from tests.support import reports
from tests.support.cast import ADMINISTRATOR, OFFICER, Enter, Person
from tests.support.unit_reports import deliver
from webapp.arrivals.models import Arrival
from webapp.extensions import db
from webapp.reports.models import Report

PAGE = "/unit/reports/1"


def phone_hears(app: Flask) -> dict[str, object]:
    report = db.session.get_one(Report, 1)
    digest = db.session.get_one(Arrival, report.arrival_sequence).digest
    claim = {"id": report.report_id, "digest": digest}
    answer: dict[str, object] = reports.post(app.test_client(), have=[claim]).get_json()["have"][0]
    return answer


def presses(person: Person, what: str, **data: object) -> int:
    return person.submits(f"{PAGE}/{what}", data, page=PAGE).status_code


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    deliver(app)
    return enter(OFFICER)


def test_the_phone_asks_until_they_rang(app: Flask, officer: Person) -> None:
    presses(officer, "log/ask-to-ring")
    answer = phone_hears(app)
    assert answer["state"] == "ring_us" and answer["held"] is True
    assert "Their phone is asked to show" in officer.opens(PAGE).text
    presses(officer, "log/they-rang")
    assert phone_hears(app)["state"] == "delivered"
    assert "Their phone is asked to show" not in officer.opens(PAGE).text


def test_it_comes_before_received_and_gives_way_to_it(app: Flask, officer: Person) -> None:
    presses(officer, "received")
    presses(officer, "log/ask-to-ring")
    assert phone_hears(app)["state"] == "ring_us"
    presses(officer, "log/they-rang")
    assert phone_hears(app)["state"] == "received"


def test_it_can_be_taken_back(app: Flask, officer: Person) -> None:
    presses(officer, "log/ask-to-ring")
    act = re.findall(r'name="act" value="(\d+)"', officer.opens(PAGE).text)[-1]
    presses(officer, "log/take-back", act=act)
    assert phone_hears(app)["state"] == "delivered"


def test_pressing_twice_is_noted_once(officer: Person) -> None:
    for what in ("log/ask-to-ring", "log/ask-to-ring", "log/they-rang", "log/they-rang"):
        assert presses(officer, what) == 302
    page = officer.opens(PAGE).text
    assert page.count("asked them, on their phone") == 1 and page.count("They rang us,") == 1


def test_another_report_is_not_asked(app: Flask, officer: Person) -> None:
    deliver(app)
    officer.submits("/unit/reports/2/log/ask-to-ring", page=PAGE)
    assert phone_hears(app)["state"] == "delivered"


@pytest.mark.parametrize("what", ["ask-to-ring", "they-rang"])
def test_others_may_not(app: Flask, enter: Enter, what: str) -> None:
    deliver(app)
    answer = enter(ADMINISTRATOR).submits(f"{PAGE}/log/{what}", page="/unit/")
    assert answer.status_code == 403 and phone_hears(app)["state"] == "delivered"
