"""The counts of each month are in step with incidents, and stay when what they said is erased."""

import random
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.support.cast import FIRST_PERSON, Enter
from tests.support.incidents import incident_of
from tests.support.random_acts import RandomUnit, signed_in
from tests.support.unit_reports import deliver
from webapp.counting.models import Rollup
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.figures.recounting import find_differences, repair
from webapp.incidents import setting_aside
from webapp.incidents.erasable import find_erasable
from webapp.incidents.erasing import erase
from webapp.incidents.joining import acting as joining
from webapp.incidents.models import Incident
from webapp.reports.models import Report
from webapp.vocabulary.act import SetAsideReason

pytestmark = pytest.mark.postgresql


@pytest.fixture
def unit(app: Flask, enter: Enter) -> Flask:
    """Somebody has an account."""
    enter(FIRST_PERSON)
    return app


def counts(*figures: str) -> dict[str, int]:
    """How many incidents by code, in all months of their arrival."""
    db.session.rollback()
    rows = db.session.scalars(select(Rollup).where(Rollup.figure.in_(figures), Rollup.n != 0))
    found = [one for one in rows if one.basis == "arrived"]
    return {one.code: one.n for one in found}


def whole() -> dict[Any, Any]:
    db.session.expire_all()
    rows = db.session.scalars(select(Rollup).where(Rollup.n != 0))
    return {(one.basis, one.month, one.figure, one.code): one.n for one in rows}


def erase_all(report: Report) -> None:
    erase(find_erasable(report.reference, whole_incident=True), reason="asked", by="Ada Lead")


def test_after_random_acts_a_recount_comes_to_the_same(unit: Flask) -> None:
    anybody = RandomUnit(unit, random.Random(7))
    for _ in range(2):
        anybody.acts(40)
        assert find_differences() == {}
    assert {"joins", "splits", "erases", "sets_aside", "closes"} <= anybody.done.keys()
    assert counts("incidents")["all"] > 5


def test_what_was_counted_stays_when_it_is_erased(app: Flask) -> None:
    report = deliver(app, answers={"types": ["sexual", "bullying"], "setting": "library"})
    deliver(app, answers={"setting": "home"})
    before = whole()
    erase_all(report)
    assert incident_of(report.id).setting is None and whole() == before
    deliver(app, inside={"answers": {"setting": "office"}, "amends": report.report_id})
    assert whole() == before and find_differences() == {}, "nor does a correction change it"


def test_joined_with_one_that_was_erased_it_is_counted_once(unit: Flask) -> None:
    for is_older in (True, False):
        first, second = deliver(unit), deliver(unit)
        erase_all(first if is_older else second)
        before = counts("incidents")["all"]
        with signed_in(unit):
            joining.join(first.id, second.id)
        assert counts("incidents")["all"] == before - 1, is_older
        assert find_differences() == {}


def test_what_is_not_a_report_is_counted_apart_until_it_is_taken_back(unit: Flask) -> None:
    report = deliver(unit)
    incident = incident_of(report.id)
    chosen = setting_aside.Chosen(incident.id, incident.last_sequence)
    before = whole()
    with signed_in(unit):
        done = setting_aside.set_aside([chosen], SetAsideReason.JUNK)
        assert counts("incidents", "set_aside", "types") == {"all": 1}
        setting_aside.take_back(done.acts)
    assert whole() == before


def test_restricted_incidents_are_counted(app: Flask) -> None:
    report, before = deliver(app), whole()
    with writing():
        db.session.execute(update(Incident).values(restricted=True))
    deliver(app, inside={"answers": {"setting": "office"}, "amends": report.report_id})
    assert counts("incidents") == {"all": 1} and counts("setting") == {"office": 1}
    assert whole() != before and find_differences() == {}


def test_a_count_that_is_wrong_is_found_and_put_right(app: Flask) -> None:
    deliver(app)
    before = whole()
    with writing():
        db.session.execute(update(Rollup).where(Rollup.figure == "types").values(n=7))
    found = find_differences()
    assert {(cell.figure, more) for cell, more in found.items()} == {("types", -6)}
    repair(found)
    assert whole() == before and find_differences() == {}
