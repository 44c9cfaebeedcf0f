"""A sealed file is taken in like a report from the network."""

import json

import pytest

from sync.contract import Code
from tests.support.reports import post, sealed_report
from webapp.arrivals.models import Arrival
from webapp.arrivals.sealed_files import NotASealedFile, take_in
from webapp.extensions import db

pytestmark = pytest.mark.postgresql


def file_of(*items):
    return json.dumps({"items": items, "have": []}).encode()


def test_a_sealed_file_is_kept_once_with_the_receipt_of_the_network(client) -> None:
    item = sealed_report()
    receipt = post(client, item).get_json()["results"][0]

    ((id, outcome),) = take_in(file_of(item))

    assert (id, outcome.code) == (item["id"], Code.ALREADY_STORED)
    assert receipt["arrived_at"].startswith(f"{outcome.arrived_at:%Y-%m-%dT%H:%M:%S}")


def test_a_new_one_is_stored(app) -> None:
    assert [outcome.code for _, outcome in take_in(file_of(sealed_report()))] == [Code.STORED]


def test_a_malformed_item_is_quarantined(app) -> None:
    ((id, outcome),) = take_in(file_of({"id": "7"}))

    assert (id, outcome.code) == ("7", Code.QUARANTINED)


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"{}", b'{"items":[]}', b"[" * 100_000])
def test_any_other_file_is_refused_and_not_kept(app, content) -> None:
    with pytest.raises(NotASealedFile):
        take_in(content)
    assert db.session.query(Arrival).count() == 0


def test_a_damaged_one_is_refused_and_not_kept(app) -> None:
    damaged = {**sealed_report(), "digest": "x" * 43}

    with pytest.raises(NotASealedFile):
        take_in(file_of(sealed_report(), damaged))
    assert db.session.query(Arrival).count() == 0
