"""Room: strangers cannot fill the disk, and nobody is told to give up."""

import json

import pytest

from tests.support.reports import codes, new_public_key, post, report, sealed_report
from webapp.arrivals import storage
from webapp.arrivals.models import Arrival
from webapp.arrivals.opening import open_pending
from webapp.arrivals.storage import Disk, Room
from webapp.extensions import db
from webapp.reports.receiving import receive

GIGABYTE = 1024 * storage.MEGABYTE


@pytest.fixture
def disk(monkeypatch):
    """Sets how much of a disk of 100 GB is free."""

    def set_free(free: int) -> None:
        monkeypatch.setattr(storage, "database_disk", lambda: Disk(100 * GIGABYTE, free))

    set_free(50 * GIGABYTE)
    return set_free


def large(**more):
    """A report that is sealed into about 20 kB: its text does not compress."""
    noise = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(6_000))
    return sealed_report(report(answers={"before_we_ring": noise}), **more)


def newest() -> Arrival:
    db.session.rollback()
    return db.session.query(Arrival).order_by(Arrival.sequence.desc()).first()


def test_of_what_holds_no_seal_only_the_beginning_is_kept(client) -> None:
    item = json.dumps({"junk": "x" * 30_000}).encode()

    first, again = codes(post(client, item)), codes(post(client, item))

    assert first == again == ["quarantined"]
    kept = newest()
    assert (kept.raw, kept.size, kept.trimmed) == (item[:2048], len(item), True)
    assert db.session.query(Arrival).count() == 1


@pytest.mark.parametrize("spoil", ["a wrong type", "a key twice", "a key that nobody has"])
def test_a_seal_in_a_faulty_envelope_is_kept_whole(client, spoil) -> None:
    item = large(public=new_public_key()) if "nobody" in spoil else large()
    raw = json.dumps({**item, "build": 7} if "type" in spoil else item).encode()
    raw = raw[:-1] + b', "seq": 1, "seq": 2}' if "twice" in spoil else raw

    assert codes(post(client, raw)) == ["quarantined"]
    assert (newest().raw, newest().trimmed) == (raw, False)


def test_what_its_seal_proves_to_be_no_report_is_trimmed(client) -> None:
    item = large()
    item = sealed_report({"answers": {"rung": [{"name": n} for n in "x" * 21]}})
    post(client, item)
    open_pending(receive)

    assert (newest().reason, newest().trimmed) == ("too_much", True)
    assert codes(post(client, item)) == ["already_stored"]


def test_with_little_room_a_persons_report_is_still_kept(client, disk) -> None:
    disk(9 * GIGABYTE)

    assert codes(post(client, sealed_report())) == ["stored"]


@pytest.mark.parametrize(
    "item", [large, lambda: {"junk": 1}, lambda: sealed_report(public=new_public_key())]
)
def test_with_little_room_what_is_large_or_not_for_us_is_for_later(client, disk, item) -> None:
    sent = item()
    disk(9 * GIGABYTE)
    answer = post(client, sealed_report(), sent, sealed_report())

    assert codes(answer) == ["stored", "retry_later", "stored"]
    result = answer.get_json()["results"][1]
    assert result["after"] > 0 and "received_at" not in result

    disk(50 * GIGABYTE)
    assert codes(post(client, sent)) in (["stored"], ["quarantined"])


def test_with_little_room_what_is_kept_already_has_its_receipt(client, disk) -> None:
    items = large(), {"junk": 1}
    kept = post(client, *items).get_json()["results"]
    disk(9 * GIGABYTE)

    again = post(client, *items).get_json()["results"]

    assert [one["code"] for one in again] == ["already_stored", "quarantined"]
    assert [one["received_at"] for one in again] == [one["received_at"] for one in kept]


def test_what_nobody_has_opened_has_a_budget(client, disk, monkeypatch) -> None:
    monkeypatch.setattr(storage, "UNOPENED_BUDGET", 60_000)
    assert codes(post(client, large(), large())) == ["stored", "stored"]
    client.application.extensions.pop(storage._CACHE)

    assert codes(post(client, large(), sealed_report())) == ["retry_later", "stored"]

    open_pending(receive)
    client.application.extensions.pop(storage._CACHE)
    assert codes(post(client, large())) == ["stored"]


def test_the_reserve_is_the_units_own(client, disk) -> None:
    disk(150 * storage.MEGABYTE)

    answer = post(client, sealed_report())

    assert (answer.status_code, answer.get_json()) == (503, {"error": "cannot_keep"})
    assert db.session.query(Arrival).count() == 0


def test_a_batch_that_would_take_from_the_reserve_is_not_kept(app, disk) -> None:
    disk(storage.RESERVE + 90_000)

    assert storage.room() is Room.LITTLE
    assert storage.room(wanted=50_000) is Room.NONE


def test_a_small_disk_has_a_small_reserve() -> None:
    assert Disk(size=40 * storage.MEGABYTE, free=0).reserve == 2 * storage.MEGABYTE
    assert Disk(size=100 * GIGABYTE, free=0).reserve == 200 * storage.MEGABYTE
