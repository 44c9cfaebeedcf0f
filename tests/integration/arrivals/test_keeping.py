"""Processes that keep at once need no common queue: the database keeps each report once.

`keep` is called here without the queue of one process, as other processes do.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from time import sleep

import pytest

from sync.contract import ArrivingItem, Code
from tests.support.reports import uuid7
from webapp.arrivals import keeping
from webapp.arrivals.models import Arrival
from webapp.database.durability import begin
from webapp.database.turn import Turn, wait_for_turn_with
from webapp.extensions import db

pytestmark = pytest.mark.postgresql


def item(report_id, digest="d"):
    return ArrivingItem(report_id, digest, b"raw", "", "")


def at_once(app, keep, *given):
    """Call `keep` for each at the same moment, each in a thread of its own."""
    start = Barrier(len(given))

    def begin(one):
        with app.app_context():
            start.wait(10)
            return keep(one)

    with ThreadPoolExecutor(len(given)) as threads:
        return list(threads.map(begin, given))


def insert(connection, report_id):
    """Insert as another process does, without a commit yet."""
    row = {**item(report_id)._asdict(), "code": "stored", "status": "waiting"}
    row |= {"size": 3, "trimmed": False}
    del row["fault"]
    connection.execute(db.insert(Arrival).values(**row, arrived_at=datetime.now(UTC)))


def until_waiting(connection, many):
    """Wait for so many locks that wait, on PostgreSQL. On SQLite nobody gets in between."""
    waiting = db.text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    while connection.dialect.name == "postgresql" and connection.scalar(waiting) < many:
        sleep(0.01)


def test_another_process_that_keeps_the_same_is_waited_for(app) -> None:
    first, wanted, last = sorted(uuid7() for _ in range(3))

    with ThreadPoolExecutor(1) as thread, db.engine.connect() as other:
        begin(other)
        wait_for_turn_with(other, Turn.ARRIVALS, [wanted, last])
        insert(other, wanted)
        answer = thread.submit(at_once, app, keeping.keep, [item(last), item(wanted), item(first)])
        until_waiting(other, 1)
        insert(other, last)
        other.commit()

    codes = [outcome.code for outcome in answer.result()[0]]
    assert codes == [Code.ALREADY_STORED, Code.ALREADY_STORED, Code.STORED]


def test_the_same_reports_in_another_order_do_not_wait_for_each_other(app) -> None:
    first, middle, last = sorted(uuid7() for _ in range(3))
    orders = [first, middle, last], [last, middle, first]

    def take_turns(names) -> None:
        with db.engine.begin() as connection:
            wait_for_turn_with(connection, Turn.ARRIVALS, names)

    with ThreadPoolExecutor(1) as thread, db.engine.connect() as other:
        begin(other)
        wait_for_turn_with(other, Turn.ARRIVALS, [middle])
        both = thread.submit(at_once, app, take_turns, *orders)
        until_waiting(other, 2)
        other.commit()

    assert both.result() == [None, None]


def test_one_of_many_variants_is_the_first_and_all_are_kept(app) -> None:
    id = uuid7()

    answers = at_once(app, keeping.keep, *[[item(id, f"digest {n}")] for n in range(8)])

    codes = sorted(answer[0].code for answer in answers)
    assert codes == [Code.STORED] + [Code.VARIANT_STORED] * 7
    assert db.session.query(Arrival).count() == 8


def test_one_variant_that_comes_twice_at_once_is_kept_once(app) -> None:
    id = uuid7()
    keeping.keep([item(id, "the first")])

    answers = at_once(app, keeping.keep, *[[item(id, "the second")]] * 8)

    codes = sorted(answer[0].code for answer in answers)
    assert codes == [Code.ALREADY_STORED] * 7 + [Code.VARIANT_STORED]
    assert db.session.query(Arrival).count() == 2


def test_a_form_sent_twice_at_once_is_kept_once(app) -> None:
    id = uuid7()

    answers = at_once(app, keeping.keep_once, *[item(id, f"sealed again {n}") for n in range(8)])

    assert sorted(answer.code for answer in answers) == [Code.ALREADY_STORED] * 7 + [Code.STORED]
    assert len({answer.arrived_at for answer in answers}) == 1
    assert db.session.query(Arrival).count() == 1


def test_arrivals_are_numbered_in_the_order_they_came(app) -> None:
    ids = sorted((uuid7() for _ in range(50)), reverse=True)

    keeping.keep([item(id) for id in ids])

    assert list(db.session.scalars(db.select(Arrival.id).order_by(Arrival.sequence))) == ids


def test_what_means_something_to_a_database_is_kept_as_it_came(app) -> None:
    raw, words = bytes(range(256)) + rb"\N\.", "\\N\t\\.\n\r\\x00é"

    keeping.keep([ArrivingItem(uuid7(), "d", raw, words, words)])

    kept = db.session.scalars(db.select(Arrival)).one()
    assert (kept.raw, kept.saved_at, kept.build) == (raw, words, words)
    assert kept.sent_id is None
