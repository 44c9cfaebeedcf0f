"""One that cannot be opened is quarantined alone, wherever it fails; its neighbours are opened."""

import pytest

from tests.support.reports import post, sealed_report
from webapp.arrivals.models import Arrival
from webapp.arrivals.opening import open_pending
from webapp.extensions import db
from webapp.incidents import filing
from webapp.incidents.filing import file_reports
from webapp.reports.models import Report
from webapp.reports.opened import read_report

pytestmark = pytest.mark.postgresql


def states():
    db.session.rollback()
    return db.session.query(Arrival.status, Arrival.reason).order_by(Arrival.sequence).all()


def test_one_that_cannot_be_read_is_quarantined_and_its_neighbours_are_opened(client) -> None:
    post(client, sealed_report(), sealed_report(b"no report"), sealed_report())

    assert open_pending(read_report, file_reports) == 3
    assert states() == [("opened", None), ("quarantined", "not_json"), ("opened", None)]


def test_one_that_our_own_program_fails_on_is_quarantined_alone(client) -> None:
    first, bad, last = (sealed_report() for _ in range(3))
    post(client, first, bad, last)

    def fail_on_one(arrival, plaintext):
        if arrival.id == bad["id"]:
            raise ZeroDivisionError
        return read_report(arrival, plaintext)

    assert open_pending(fail_on_one, file_reports) == 3
    assert [reason for _, reason in states()] == [None, "not_taken_in", None]
    assert db.session.query(Report).count() == 2


def test_one_that_the_database_will_not_take_is_quarantined_alone(client) -> None:
    post(client, *[sealed_report() for _ in range(3)])

    def break_a_rule(arrival, plaintext):
        opened = read_report(arrival, plaintext)
        if arrival.sequence == 2:
            opened.row["edition"] = None
        return opened

    assert open_pending(break_a_rule, file_reports) == 3
    assert [reason for _, reason in states()] == [None, "not_taken_in", None]


def test_one_that_cannot_be_filed_is_quarantined_alone(client, monkeypatch) -> None:
    post(client, *[sealed_report() for _ in range(3)])
    fold = filing.fold

    def fail_on_one(reports, **beside):
        if reports[0].number == 2:
            raise ZeroDivisionError
        return fold(reports, **beside)

    monkeypatch.setattr(filing, "fold", fail_on_one)
    assert open_pending(read_report, file_reports) == 3
    assert [reason for _, reason in states()] == [None, "not_taken_in", None]
