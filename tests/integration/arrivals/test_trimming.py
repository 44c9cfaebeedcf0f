"""Trimming: of what cannot be a report, only the beginning is kept."""

import json

import pytest

from tests.support.reports import (
    codes,
    envelope,
    large_report,
    new_public_key,
    post,
    sealed_report,
)
from webapp.arrivals import storage
from webapp.arrivals.models import Arrival, Status
from webapp.arrivals.opening import open_pending
from webapp.arrivals.reopening import reopen
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.reports import bounds
from webapp.reports.opened import read_report

pytestmark = pytest.mark.postgresql

GIGABYTE = 1024 * storage.MEGABYTE


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
    item = large_report(public=new_public_key()) if "nobody" in spoil else large_report()
    raw = json.dumps({**item, "build": 7} if "type" in spoil else item).encode()
    raw = raw[:-1] + b', "seq": 1, "seq": 2}' if "twice" in spoil else raw

    assert codes(post(client, raw)) == ["quarantined"]
    assert (newest().raw, newest().trimmed) == (raw, False)


def test_what_its_seal_proves_to_be_no_report_is_trimmed(client) -> None:
    sound = large_report()
    item = envelope(sound["sealed"][:-18], report_id=sound["id"])
    post(client, item)
    open_pending(read_report, file_reports)

    assert (newest().reason, newest().trimmed) == ("damaged", True)
    assert codes(post(client, item)) == ["already_stored"]


def test_what_a_later_form_may_have_made_stays_whole_and_can_be_tried_again(
    client, monkeypatch
) -> None:
    post(client, sealed_report({"answers": {"rung": [{"name": n} for n in "x" * 21]}}))
    open_pending(read_report, file_reports)
    assert (newest().reason, newest().trimmed) == ("too_much", False)
    assert reopen() == 0

    monkeypatch.setitem(bounds.LISTS, "rung", 40)
    with writing():
        assert reopen("too_much") == 1
    open_pending(read_report, file_reports)
    assert newest().status == Status.OPENED


def test_a_machine_out_of_memory_proves_nothing_false(client, monkeypatch) -> None:
    item = large_report()
    post(client, item)
    with monkeypatch.context() as patch:
        patch.setattr("webapp.keys.sealing.jwe.decrypt_compact", run_out_of_memory)
        open_pending(read_report, file_reports)

    assert (newest().reason, newest().trimmed) == ("not_taken_in", False)


def run_out_of_memory(*_args, **_more):
    raise MemoryError
