"""The last of the disk is the unit’s own."""

import os
from types import SimpleNamespace

import pytest

from tests.support.reports import post, sealed_report
from webapp.arrivals import storage
from webapp.arrivals.models import Arrival
from webapp.arrivals.storage import Disk, Room
from webapp.extensions import db

pytestmark = pytest.mark.postgresql

GIGABYTE = 1024 * storage.MEGABYTE


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


def test_a_file_system_that_does_not_tell_its_size_is_not_full(app, monkeypatch) -> None:
    silent = SimpleNamespace(f_blocks=0, f_frsize=4096, f_bavail=0)
    monkeypatch.setattr(os, "statvfs", lambda _: silent)

    assert storage.room(wanted=50_000) is Room.PLENTY
    assert not storage.only_for_the_log()
