"""The table of bad items on the wire: each alone, between two good ones, and sent again."""

import json
import logging
import uuid

import pytest

from sync.envelope import digest_of, id_from
from sync.limits import MAX_ITEM_BYTES
from tests.support.reports import codes, envelope, new_public_key, post, sealed_report, uuid7
from webapp.arrivals.models import Arrival
from webapp.extensions import db

pytestmark = pytest.mark.postgresql


def changed(**fields):
    return json.dumps({**sealed_report(), **fields}).encode()


def without(name):
    return json.dumps(
        {key: value for key, value in sealed_report().items() if key != name}
    ).encode()


def with_text(text):
    """An envelope with more raw JSON text at its end."""
    return json.dumps(sealed_report()).encode()[:-1] + b"," + text + b"}"


def resealed(change):
    """An envelope whose sealed text was changed, with the digest that fits."""
    sound = sealed_report()
    return json.dumps(envelope(change(sound["sealed"]), report_id=sound["id"])).encode()


def under(id):
    """A sound seal that names the same malformed id as its envelope."""
    return json.dumps(sealed_report(report_id=id)).encode()


QUARANTINED = {
    "NaN": lambda: with_text(b'"x":NaN'),
    "Infinity": lambda: with_text(b'"x":[{"y":-Infinity}]'),
    "a number that becomes infinite": lambda: with_text(b'"x":1e999'),
    "duplicate keys": lambda: with_text(b'"id":"' + uuid7().encode() + b'"'),
    "duplicate keys inside": lambda: with_text(b'"x":{"a":1,"a":1}'),
    "huge integer": lambda: with_text(b'"seq":9007199254740992'),
    "integer of 20,000 digits": lambda: with_text(b'"seq":' + b"9" * 20_000),
    "NUL in a text": lambda: changed(build="a\0b"),
    "NUL in an unknown key": lambda: with_text(b'"\\u0000":1'),
    "lone surrogate": lambda: changed(build="\ud800"),
    "lone surrogate as id": lambda: changed(id="\udfff"),
    "id a number": lambda: changed(id=7),
    "sealed a list": lambda: changed(sealed=["a"]),
    "digest true": lambda: changed(digest=True),
    "build a number": lambda: changed(build=7),
    "saved_at an object": lambda: changed(saved_at={}),
    "saved_at true": lambda: changed(saved_at=True),
    "seq a text": lambda: changed(seq="1"),
    "seq true": lambda: changed(seq=True),
    "id nil": lambda: under(str(uuid.UUID(int=0))),
    "id in upper case": lambda: under(uuid7().upper()),
    "id in braces": lambda: under("{" + uuid7() + "}"),
    "id as urn": lambda: under("urn:uuid:" + uuid7()),
    "id of another version": lambda: under(str(uuid.uuid4())),
    "id in the place of ours": lambda: under(id_from(b"x")),
    "id empty": lambda: under(""),
    "id with a line end": lambda: under(uuid7() + "\n"),
    "id missing": lambda: without("id"),
    "sealed missing": lambda: without("sealed"),
    "digest missing": lambda: without("digest"),
    "unknown kid": lambda: json.dumps(sealed_report(public=new_public_key())).encode(),
    "rid another id": lambda: changed(id=uuid7()),
    "not a compact JWE": lambda: resealed(lambda sealed: "hello"),
    "sealed empty": lambda: resealed(lambda sealed: ""),
    "four parts": lambda: resealed(lambda sealed: sealed.rsplit(".", 1)[0]),
    "a wrapped key": lambda: resealed(lambda sealed: sealed.replace("..", ".AA.")),
    "header not JSON": lambda: resealed(lambda sealed: "AAAA" + sealed),
    "header a list": lambda: resealed(lambda sealed: "W10" + sealed[sealed.index(".") :]),
    "header kid a list": lambda: resealed(lambda sealed: "eyJraWQiOltdfQ" + sealed[400:]),
    "sealed not ASCII": lambda: resealed(lambda sealed: sealed + "é"),
    "a number": lambda: b"5",
    "a text": lambda: b'"x"',
    "null": lambda: b"null",
    "a list": lambda: b"[]",
    "an empty object": lambda: b"{}",
}
STORED = {
    "an unknown field": lambda: changed(mood={"a": [1, 2.5, None]}),
    "fields of later issues": lambda: changed(device="d" * 43, seq=12, sig="s" * 86),
    "an older client": lambda: without("build"),
    "optional fields null": lambda: changed(build=None, device=None, seq=None, sig=None),
    "saved_at of year 1": lambda: changed(saved_at="0001-01-01T00:00:00Z"),
    "saved_at of year 9999": lambda: changed(saved_at="9999-12-31T23:59:59Z"),
    "saved_at without zone": lambda: changed(saved_at="2026-11-24T14:02:31"),
    "saved_at a number": lambda: changed(saved_at=1795529000.25),
    "saved_at words": lambda: changed(saved_at="yesterday, after tea " * 50),
    "saved_at missing": lambda: without("saved_at"),
    "spaces and escapes": lambda: json.dumps(sealed_report(), indent=3).encode(),
}
NOT_KEPT = {
    "digest of another body": (lambda: changed(digest=digest_of(b"x")), "retry_later"),
    "digest no digest": (lambda: changed(digest="x"), "retry_later"),
    "a body damaged": (lambda: changed(sealed=sealed_report()["sealed"][:-1]), "retry_later"),
    "too large": (lambda: changed(x="x" * MAX_ITEM_BYTES), "too_large"),
    "too large, and no envelope": (lambda: b'"' + b"x" * MAX_ITEM_BYTES + b'"', "too_large"),
}
AGAIN = {"stored": "already_stored"}
EVERY = {
    **{name: (make, "quarantined") for name, make in QUARANTINED.items()},
    **{name: (make, "stored") for name, make in STORED.items()},
    **NOT_KEPT,
}


@pytest.mark.parametrize(("make", "code"), EVERY.values(), ids=EVERY)
def test_an_item_has_its_code_harms_no_neighbour_and_keeps_its_meaning(client, make, code) -> None:
    item, before, after = make(), sealed_report(), sealed_report()

    alone = post(client, item)
    between = post(client, before, item, after)
    again = post(client, after, item, before)

    assert codes(alone) == [code]
    assert codes(between) == ["stored", AGAIN.get(code, code), "stored"]
    assert codes(again) == ["already_stored", AGAIN.get(code, code), "already_stored"]
    receipts = [answer.get_json()["results"][place] for answer, place in ((alone, 0), (again, 1))]
    assert receipts[0].get("arrived_at") == receipts[1].get("arrived_at")


@pytest.mark.parametrize("make", QUARANTINED.values(), ids=QUARANTINED)
def test_a_quarantined_item_is_kept_raw_under_an_id_made_from_it(client, make) -> None:
    item = make()
    post(client, item)

    kept = db.session.query(Arrival).one()

    assert (kept.raw, kept.id) == (item, id_from(item))
    assert (kept.status, kept.code) == ("quarantined", "quarantined")
    assert kept.reason


@pytest.mark.parametrize("make", STORED.values(), ids=STORED)
def test_a_stored_item_keeps_every_byte(client, make) -> None:
    item = make()
    post(client, item)

    kept = db.session.query(Arrival).one()

    assert (kept.raw, kept.id) == (item, json.loads(item)["id"])
    assert (kept.status, kept.reason) == ("waiting", None)


@pytest.mark.parametrize("make", [make for make, _ in NOT_KEPT.values()], ids=NOT_KEPT)
def test_an_item_that_is_not_kept_leaves_nothing_and_has_no_receipt(client, make) -> None:
    answer = post(client, make())

    assert "arrived_at" not in answer.get_json()["results"][0]
    assert db.session.query(Arrival).count() == 0


def test_nothing_sent_is_written_to_the_log(client, caplog) -> None:
    with caplog.at_level(logging.DEBUG):
        post(client, sealed_report(), changed(build="Jo Marsh\0"), b'{"id":"Jo Marsh"}')

    assert "Jo Marsh" not in caplog.text


@pytest.mark.parametrize("sent", ["\ud800x", "A B", "", "9" * 300, None, 7, 2.5, True])
def test_ids_are_echoed_as_sent(client, sent) -> None:
    answer = post(client, changed(id=sent))

    assert answer.get_json()["results"][0]["id"] == sent


def test_the_digest_is_echoed_as_sent_so_that_the_phone_recognises_its_own(client) -> None:
    item = sealed_report(report_id=uuid7().upper())

    assert post(client, item).get_json()["results"][0]["digest"] == item["digest"]
