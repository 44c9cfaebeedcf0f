"""Writing: begun before the first read; a database that is busy is 503 in a page's own words."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event, select, text

from tests.support.cast import OFFICER, Enter
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people.models import Role

pytestmark = pytest.mark.postgresql

HOLD = {
    "sqlite": "BEGIN IMMEDIATE",
    "postgresql": "BEGIN; LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE",
}
IMPATIENT = {"sqlite": "PRAGMA busy_timeout=50", "postgresql": "SET lock_timeout = '50ms'"}


@contextmanager
def busy_database() -> Iterator[None]:
    """Another program holds what every write of the unit needs; our patience is short."""
    kind = db.engine.dialect.name

    def be_impatient(connection, _record):
        connection.cursor().execute(IMPATIENT[kind])
        connection.commit()

    db.session.remove()
    db.engine.dispose()
    event.listen(db.engine, "connect", be_impatient)
    with db.engine.connect() as other:
        other.exec_driver_sql(HOLD[kind])
        yield
        other.rollback()
    event.remove(db.engine, "connect", be_impatient)
    db.engine.dispose()


def test_what_a_block_writes_is_committed_together_or_not_at_all(app: Flask) -> None:
    with pytest.raises(ZeroDivisionError), writing():
        db.session.add(Role(name="officer"))
        db.session.flush()
        raise ZeroDivisionError
    assert db.session.scalars(select(Role.name)).all() == []

    with writing():
        db.session.add(Role(name="lead"))
    db.session.rollback()
    assert db.session.scalars(select(Role.name)).all() == ["lead"]


def test_what_was_read_before_is_read_again_inside(app: Flask) -> None:
    with writing():
        db.session.add(Role(name="lead"))
    role = db.session.scalars(select(Role)).one()
    with db.engine.begin() as other:
        other.execute(text("UPDATE role SET name = 'officer'"))

    with writing():
        assert role.name == "officer"


@pytest.mark.parametrize("address", ["/unit/reports/{report}", "/unit/reports/{report}/received"])
def test_a_busy_database_is_503_in_words_and_nothing_was_changed(
    app: Flask, enter: Enter, address: str
) -> None:
    number = deliver(app).id
    officer = enter(OFFICER)
    page = officer.opens("/unit/sealed-file").text
    token = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    where = address.format(report=number)

    with busy_database():
        answer = (
            officer.client.get(where)
            if where.endswith(str(number))
            else officer.client.post(where, data={"csrf_token": token})
        )

    assert (answer.status_code, "Nothing was changed" in answer.text) == (503, True)
    assert officer.opens(f"/unit/reports/{number}").status_code == 200


def test_signing_in_and_out_while_the_database_is_busy_is_503_too(app: Flask, enter: Enter) -> None:
    somebody, officer = enter(None), enter(OFFICER)

    with busy_database():
        into, out = (
            somebody.signs_in(OFFICER.email),
            officer.submits("/unit/sign-out", page="/unit/"),
        )

    assert (into.status_code, out.status_code) == (503, 503)
    assert somebody.signs_in(OFFICER.email).status_code == 302
