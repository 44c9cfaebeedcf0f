"""Each report is stored once and always gets the same receipt, however it is sent."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from tests.support.reports import codes, post, sealed_report, uuid7
from webapp.arrivals.models import Arrival, ErasedBefore
from webapp.extensions import db

pytestmark = pytest.mark.postgresql

AT_ONCE = 50


def receipts(answer):
    return [
        (result["id"], result["digest"], result["arrived_at"])
        for result in answer.get_json()["results"]
    ]


def at_once(app, *batches):
    """Send each batch from a phone of its own, all at the same moment."""
    with ThreadPoolExecutor(len(batches)) as phones:
        return list(phones.map(lambda batch: post(app.test_client(), *batch), batches))


def test_the_same_item_is_stored_once_and_has_the_same_receipt(client) -> None:
    item = sealed_report()

    first, second = post(client, item), post(client, item)

    assert codes(first) + codes(second) == ["stored", "already_stored"]
    assert receipts(first) == receipts(second)


def test_the_same_item_twice_in_one_batch_is_stored_once(client) -> None:
    item = sealed_report()
    answer = post(client, item, item, b"{}", b"{}")

    assert codes(answer) == ["stored", "already_stored", "quarantined", "quarantined"]
    assert db.session.query(Arrival).count() == 2


def test_the_same_id_with_another_digest_is_kept_too(client) -> None:
    first, second = sealed_report(report_id=(id := uuid7())), sealed_report(report_id=id)

    assert codes(post(client, first)) == ["stored"]
    assert codes(post(client, second, first)) == ["variant_stored", "already_stored"]
    assert codes(post(client, second)) == ["already_stored"]


def test_two_variants_in_one_batch_are_both_kept(client) -> None:
    first, second = sealed_report(report_id=(id := uuid7())), sealed_report(report_id=id)

    assert codes(post(client, first, second)) == ["stored", "variant_stored"]


def test_results_have_the_order_of_the_items(client) -> None:
    known, new = sealed_report(), sealed_report()
    post(client, known)

    answer = post(client, new, b"null", known)

    assert [result["id"] for result in answer.get_json()["results"]] == [
        new["id"],
        None,
        known["id"],
    ]


def test_fifty_at_once_store_one(app) -> None:
    item = sealed_report()

    answers = at_once(app, *[[item]] * AT_ONCE)

    assert sorted(codes(answer)[0] for answer in answers) == ["already_stored"] * 49 + ["stored"]
    assert len({receipts(answer)[0] for answer in answers}) == 1
    assert db.session.query(Arrival).count() == 1


def test_fifty_broken_ones_at_once_are_kept_once(app) -> None:
    answers = at_once(app, *[[b'{"id":NaN}']] * AT_ONCE)

    assert {codes(answer)[0] for answer in answers} == {"quarantined"}
    assert db.session.query(Arrival).count() == 1


def test_variants_at_once_are_one_stored_and_the_others_variants(app) -> None:
    id = uuid7()

    answers = at_once(app, *[[sealed_report(report_id=id)] for _ in range(8)])

    assert sorted(codes(answer)[0] for answer in answers) == ["stored"] + ["variant_stored"] * 7


def test_batches_in_opposite_orders_do_not_deadlock(app) -> None:
    items = [sealed_report() for _ in range(20)]

    answers = at_once(app, *[items, items[::-1]] * 6)

    assert sum(codes(answer).count("stored") for answer in answers) == 20
    assert db.session.query(Arrival).count() == 20


def test_an_erased_report_is_not_brought_back(client) -> None:
    item, variant = sealed_report(report_id=(id := uuid7())), sealed_report(report_id=id)
    moment = datetime(2027, 1, 4, 9, 30, tzinfo=UTC)
    db.session.add(ErasedBefore(id=id, digest=item["digest"], erased_at=moment))
    db.session.commit()

    answer = post(client, item, variant, item)

    assert codes(answer) == ["erased_before", "variant_stored", "erased_before"]
    assert receipts(answer)[0][2] == "2027-01-04T09:30:00.000Z"
    assert db.session.query(Arrival).count() == 1
