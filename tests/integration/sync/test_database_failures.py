"""If the database fails, nobody gets a receipt: all are asked to retry."""

import pytest
from sqlalchemy import event, text

from tests.support.lost_database import lose_database
from tests.support.reports import codes, post, sealed_report
from webapp.arrivals.models import Arrival
from webapp.extensions import db

pytestmark = pytest.mark.postgresql

FULL_DISK = """
CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full'; END $$;
CREATE TRIGGER no_room BEFORE INSERT ON arrival EXECUTE FUNCTION no_room();
"""
FAILURES = {
    ("sqlite", "full"): "PRAGMA max_page_count=1",
    ("sqlite", "read-only"): "PRAGMA query_only=ON",
    ("postgresql", "full"): FULL_DISK,
    ("postgresql", "read-only"): "SET default_transaction_read_only = on",
}


def assert_asked_to_retry(answer):
    assert answer.status_code == 503
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert answer.get_json() == {"error": "cannot_keep"}


@pytest.fixture(params=["full", "read-only"])
def failure(request, app):
    """Every new connection fails like this, until the yielded function is called."""
    statement = FAILURES[db.engine.dialect.name, request.param]

    def begin(connection, _record):
        connection.cursor().execute(statement)
        connection.commit()

    def end():
        event.remove(db.engine, "connect", begin)
        db.engine.dispose()

    if statement is FULL_DISK:
        db.session.execute(text(FULL_DISK))
        db.session.commit()
        yield lambda: (
            db.session.execute(text("DROP TRIGGER no_room ON arrival")),
            db.session.commit(),
        )
        return
    db.engine.dispose()
    event.listen(db.engine, "connect", begin)
    yield end
    if event.contains(db.engine, "connect", begin):
        end()


def test_a_full_or_read_only_database_keeps_nothing_and_asks_to_retry(client, failure) -> None:
    items = [sealed_report() for _ in range(20)]

    assert_asked_to_retry(post(client, *items, b"{}"))
    assert_asked_to_retry(post(client, *items))

    failure()
    assert db.session.query(Arrival).count() == 0
    assert codes(post(client, *items)) == ["stored"] * 20


def test_without_its_tables_it_keeps_nothing(client) -> None:
    db.drop_all()

    assert_asked_to_retry(post(client, sealed_report()))


def test_without_its_tables_it_answers_no_claim(client) -> None:
    db.drop_all()

    assert_asked_to_retry(post(client, have=[{"id": "a", "digest": "x" * 43}]))


def test_a_database_that_is_gone_keeps_nothing(client, monkeypatch) -> None:
    item = sealed_report()
    assert codes(post(client, item)) == ["stored"]
    lose_database(monkeypatch)

    assert_asked_to_retry(post(client, sealed_report()))
    assert client.get("/healthz").status_code == 503
