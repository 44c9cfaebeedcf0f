"""Processes that keep at once need no common queue: the database keeps each report once.

`keep` is called here without the queue of one process, as other processes do.
"""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier
from time import sleep

from sqlalchemy import event

from sync.contract import ArrivingItem, Code
from tests.support.reports import uuid7
from webapp.arrivals import keeping
from webapp.arrivals.models import Arrival
from webapp.extensions import db


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


def until_somebody_waits(connection):
    """Wait for a waiting lock on PostgreSQL. On SQLite nobody gets in between in any case."""
    waiting = db.text("SELECT count(*) FROM pg_locks WHERE NOT granted")
    while connection.dialect.name == "postgresql" and not connection.scalar(waiting):
        sleep(0.01)


def statements_of(work, *given):
    """What the database was asked while `work` ran."""
    asked = []

    def note(_connection, _cursor, statement, *_):
        asked.append(statement.split()[0])

    event.listen(db.engine, "before_cursor_execute", note)
    work(*given)
    event.remove(db.engine, "before_cursor_execute", note)
    return asked


def test_what_is_new_is_kept_in_one_statement_and_nothing_else_is_asked(app) -> None:
    keeping.keep([item(uuid7())])  # which asks how much room there is
    assert statements_of(keeping.keep, [item(uuid7()) for _ in range(50)]) == ["INSERT"]


def test_nothing_makes_sqlite_forget_the_statement_before_the_next_batch(app) -> None:
    if db.engine.dialect.name != "sqlite":
        return
    keeping.keep([item(uuid7())])  # which asks how much room there is
    said: list[str] = []
    event.listen(db.engine, "checkout", lambda driver, *_: driver.set_trace_callback(said.append))
    for _ in range(2):
        keeping.keep([item(uuid7()), item(uuid7())])
    assert [line.split()[0] for line in said] == ["INSERT", "INSERT"]


def test_waiting_for_another_process_holds_no_lock_that_it_may_still_want(app) -> None:
    first, wanted, last = sorted(uuid7() for _ in range(3))

    with ThreadPoolExecutor(1) as thread, db.engine.connect() as other:
        other.exec_driver_sql("BEGIN")
        insert(other, wanted)
        answer = thread.submit(at_once, app, keeping.keep, [item(last), item(wanted), item(first)])
        until_somebody_waits(other)
        insert(other, last)
        other.commit()

    codes = [outcome.code for outcome in answer.result()[0]]
    assert codes == [Code.ALREADY_STORED, Code.ALREADY_STORED, Code.STORED]


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
