"""A phone asks whether the unit still has its reports, and whether an officer received them."""

from datetime import UTC, datetime

import pytest

from sync.contract import Claim
from tests.support.reports import post, sealed_report, uuid7
from webapp.arrivals import claims
from webapp.arrivals.models import ErasedBefore
from webapp.arrivals.opening import open_pending
from webapp.arrivals.readers import Unreadable
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.reports.opened import read_report

pytestmark = pytest.mark.postgresql


def claim(item):
    return {"id": item["id"], "digest": item["digest"]}


def ask(client, *items):
    answer = post(client, have=[claim(item) for item in items]).get_json()["have"]
    assert [claim(one) for one in answer] == [claim(item) for item in items]
    return [(one["held"], one["state"]) for one in answer]


def test_a_kept_report_is_held_and_delivered(client) -> None:
    item = sealed_report()
    post(client, item)

    assert ask(client, item, item) == [(True, "delivered")] * 2


def test_an_unknown_report_is_not_held(client) -> None:
    item = sealed_report(report_id=(id := uuid7()))
    post(client, item)

    assert [held for held, _ in ask(client, sealed_report(), sealed_report(report_id=id))] == [
        False
    ] * 2


def test_an_opened_report_is_still_only_delivered(client) -> None:
    item = sealed_report()
    post(client, item)
    open_pending(read_report, file_reports)

    assert ask(client, item) == [(True, "delivered")]


def test_a_report_that_an_officer_received_is_opened(client) -> None:
    item, other = sealed_report(), sealed_report()
    post(client, item, other)
    open_pending(read_report, file_reports)
    asked = [Claim(one["id"], one["digest"]) for one in (item, other)]

    at = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
    answers = claims.answer_claims(
        asked,
        received_times=lambda numbers: {min(numbers): at},
        find_asked=lambda _: {},
        spoken_times=lambda _: {},
    )

    assert [answer["state"] for answer in answers] == ["received", "delivered"]
    assert [answer.get("received_at") for answer in answers] == ["2026-11-24T14:02:00.000Z", None]


@pytest.mark.parametrize("id", ["7", "01936B2E-6F3A-7C1D-9B1E-2F3A4B5C6D7E"])
def test_an_arrival_quarantined_at_the_door_is_found_by_the_phones_own_id(client, id) -> None:
    item = sealed_report(report_id=id)
    post(client, item)

    assert ask(client, item) == [(True, "ring_us")]


def test_a_report_that_could_not_be_opened_asks_to_ring(client) -> None:
    def fail(arrival, plaintext):
        raise Unreadable("wrong_types")

    item = sealed_report()
    post(client, item)
    open_pending(fail, file_reports)

    assert ask(client, item) == [(True, "ring_us")]


def test_an_erased_report_is_called_erased(client) -> None:
    item = sealed_report()
    db.session.add(ErasedBefore(id=item["id"], digest=item["digest"], erased_at=datetime.now(UTC)))
    db.session.commit()

    assert ask(client, item)[0][0] == "erased"
