"""With little room a person’s report is kept, and anything else is for later: never refused."""

import pytest

from tests.support.reports import codes, large_report, new_public_key, post, sealed_report
from webapp.arrivals import storage
from webapp.arrivals.opening import open_pending
from webapp.incidents.filing import file_reports
from webapp.reports.opened import read_report

pytestmark = pytest.mark.postgresql

GIGABYTE = 1024 * storage.MEGABYTE


def test_with_little_room_a_persons_report_is_still_kept(client, disk) -> None:
    disk(9 * GIGABYTE)

    assert codes(post(client, sealed_report())) == ["stored"]


@pytest.mark.parametrize(
    "item", [large_report, lambda: {"junk": 1}, lambda: sealed_report(public=new_public_key())]
)
def test_with_little_room_what_is_large_or_not_for_us_is_for_later(client, disk, item) -> None:
    sent = item()
    disk(9 * GIGABYTE)
    answer = post(client, sealed_report(), sent, sealed_report())

    assert codes(answer) == ["stored", "retry_later", "stored"]
    result = answer.get_json()["results"][1]
    assert result["after"] > 0 and "arrived_at" not in result

    disk(50 * GIGABYTE)
    assert codes(post(client, sent)) in (["stored"], ["quarantined"])


def test_with_little_room_what_is_kept_already_has_its_receipt(client, disk) -> None:
    items = large_report(), {"junk": 1}
    kept = post(client, *items).get_json()["results"]
    disk(9 * GIGABYTE)

    again = post(client, *items).get_json()["results"]

    assert [one["code"] for one in again] == ["already_stored", "quarantined"]
    assert [one["arrived_at"] for one in again] == [one["arrived_at"] for one in kept]


def test_what_nobody_has_opened_has_a_budget(client, disk, monkeypatch) -> None:
    monkeypatch.setattr(storage, "UNOPENED_BUDGET", 50_000)
    assert codes(post(client, large_report(), large_report())) == ["stored", "stored"]
    client.application.extensions.pop(storage._CACHE)

    assert codes(post(client, large_report(), sealed_report())) == ["retry_later", "stored"]

    open_pending(read_report, file_reports)
    client.application.extensions.pop(storage._CACHE)
    assert codes(post(client, large_report())) == ["stored"]


def test_many_tiny_items_take_more_room_than_their_bytes(client, disk, monkeypatch) -> None:
    monkeypatch.setattr(storage, "UNOPENED_BUDGET", 20_000)
    post(client, *[str(number).encode() for number in range(50)])
    client.application.extensions.pop(storage._CACHE)

    assert codes(post(client, b"50")) == ["retry_later"]
