"""Reports of earlier versions are filed while the unit works, and the same after any accident."""

import random

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import OFFICER, Enter
from tests.support.incidents import (
    arrive,
    close_as_before,
    columns,
    forget_incidents,
    incident_of,
    kill_after,
    partition,
)
from tests.support.query_plans import find_scans
from tests.support.reports import uuid7
from tests.support.unit_reports import deliver
from webapp.extensions import db
from webapp.incidents import old_reports
from webapp.incidents.old_reports import count_old_reports, file_batch, file_old_reports
from webapp.reports.models import Report


@pytest.fixture
def reports(app: Flask) -> None:
    first = uuid7()
    arrive(app, (uuid7(), None), (first, None), (uuid7(), first), (first, None), (uuid7(), uuid7()))
    arrive(app, *[(uuid7(), None) for _ in range(5)])


def test_what_was_received_is_closed_and_all_else_is_new(
    app: Flask, enter: Enter, reports: None
) -> None:
    first, second, *_ = db.session.scalars(select(Report.id).order_by(Report.id))
    enter(OFFICER).submits(f"/unit/reports/{first}/received", page=f"/unit/reports/{first}")
    close_as_before(db.session.get_one(Report, first))
    before, together = columns(), partition()
    forget_incidents()
    assert count_old_reports() == 10
    file_old_reports()
    assert count_old_reports() == 0
    assert (columns(), partition()) == (before, together)
    assert (incident_of(first).lane, incident_of(second).lane) == ("closed", "new")


def test_what_arrives_meanwhile_finds_its_report(app: Flask) -> None:
    first = deliver(app)
    forget_incidents()
    deliver(app, inside={"answers": {}, "amends": first.report_id})
    file_old_reports()
    assert [len(numbers) for numbers in partition()] == [2]


def test_a_batch_is_found_without_passing_all_that_is_filed(app: Flask, reports: None) -> None:
    forget_incidents()
    assert find_scans(file_batch) == []


def test_killed_anywhere_and_run_again_it_comes_to_the_same(
    app: Flask, reports: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_reports, "BATCH", 3)
    before, together = columns(), partition()
    for seed in range(20):
        forget_incidents()
        kill_after(random.Random(seed).randint(1, 40), file_batch)
        while file_batch():
            pass
        assert (columns(), partition()) == (before, together), seed
        file_old_reports()
        assert (columns(), partition()) == (before, together), "a second run changes nothing"
