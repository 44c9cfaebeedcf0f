"""What was quarantined for trouble on our side is tried again once it is over."""

import pytest

from tests.support.reports import codes, envelope, post, sealed_report, uuid7
from webapp.arrivals.models import Arrival
from webapp.arrivals.opening import open_pending
from webapp.arrivals.reopening import count_to_try_again, reopen
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.reports.models import Report
from webapp.reports.opened import read_report

pytestmark = pytest.mark.postgresql


def states():
    db.session.rollback()
    arrivals = db.session.query(Arrival).order_by(Arrival.sequence)
    return [(arrival.status, arrival.reason) for arrival in arrivals]


def reopened(*reasons):
    with writing():
        return reopen(*reasons)


def test_what_came_while_its_key_was_away_is_tried_again_under_the_phones_id(
    client, key_away
) -> None:
    old_key, take_away = key_away
    put_back = take_away()
    item = sealed_report(public=old_key)
    assert codes(post(client, item)) == ["quarantined"]
    assert (count_to_try_again(), reopened()) == (0, 0)

    put_back()
    assert (count_to_try_again(), reopened()) == (1, 1)
    assert open_pending(read_report, file_reports) == 1
    assert db.session.query(Report).one().report_id == item["id"]


def test_after_that_a_retry_has_the_same_answer_and_makes_no_second_report(
    client, key_away
) -> None:
    old_key, take_away = key_away
    put_back = take_away()
    item = sealed_report(public=old_key)
    first = post(client, item).get_json()["results"]
    put_back()
    reopened()
    open_pending(read_report, file_reports)

    again = post(client, item, have=[{"id": item["id"], "digest": item["digest"]}]).get_json()

    assert (again["results"], again["have"][0]["held"]) == (first, True)
    assert (open_pending(read_report, file_reports), db.session.query(Report).count()) == (0, 1)


def test_of_two_copies_that_came_in_different_envelopes_one_is_opened(client, key_away) -> None:
    old_key, take_away = key_away
    put_back = take_away()
    item = sealed_report(public=old_key)
    assert codes(post(client, item, {**item, "build": "another"})) == ["quarantined"] * 2
    put_back()

    assert reopened() == 1
    assert (open_pending(read_report, file_reports), db.session.query(Report).count()) == (1, 1)


def test_a_report_that_was_kept_otherwise_is_not_opened_twice(client, key_away) -> None:
    old_key, take_away = key_away
    item = sealed_report(public=old_key)
    put_back = take_away()
    post(client, item)
    put_back()
    post(client, item)

    assert (open_pending(read_report, file_reports), reopened()) == (1, 0)


def test_what_our_own_program_failed_on_is_tried_again(client) -> None:
    post(client, sealed_report(), sealed_report(b"no report"))

    def fail(arrival, plaintext):
        read_report(arrival, plaintext)
        raise ZeroDivisionError

    open_pending(fail, file_reports)
    assert states() == [("quarantined", "not_taken_in"), ("quarantined", "not_json")]

    assert reopened("unknown_key") == 0
    assert reopened("not_taken_in") == 1
    assert open_pending(read_report, file_reports) == 1


def test_a_seal_of_another_report_is_not_opened_under_this_ones_id(client, key_away) -> None:
    old_key, take_away = key_away
    put_back = take_away()
    other = sealed_report(public=old_key)
    post(client, envelope(other["sealed"], report_id=uuid7()))
    put_back()

    assert reopened() == 1
    open_pending(read_report, file_reports)
    assert states() == [("quarantined", "other_id_inside")]
