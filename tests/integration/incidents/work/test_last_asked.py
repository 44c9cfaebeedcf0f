"""A report's page says when its phone last asked for news; noting it costs the phone nothing."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import insert, select, update

from tests.integration.incidents.work.test_asking_to_ring import PAGE, phone_hears, presses
from tests.support import reports
from tests.support.cast import OFFICER, Enter, Person
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from webapp.arrivals import last_asked
from webapp.arrivals.models import LastAsked
from webapp.database.sqlite import write_lock
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.incidents.erasable import find_erasable
from webapp.incidents.erasing import erase
from webapp.reports.models import Report

pytestmark = pytest.mark.postgresql

LONG_AGO = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    deliver(app)
    return enter(OFFICER)


def noted() -> datetime | None:
    db.session.rollback()
    return db.session.scalar(select(LastAsked.at))


def is_noted(at: datetime) -> None:
    with writing():
        db.session.execute(update(LastAsked).values(at=at))


def page(officer: Person) -> str:
    return text_of(officer.opens(PAGE))


def test_the_page_says_when_it_last_asked(app: Flask, officer: Person) -> None:
    assert "We have not seen this phone ask for news yet." in page(officer)
    phone_hears(app)
    is_noted(LONG_AGO)
    told = "This phone last asked for news on Tuesday 24 November 2026, 14:02"
    assert told in page(officer) and "never replaces ringing" in page(officer)


def test_it_is_noted_once_an_hour(app: Flask, officer: Person) -> None:
    phone_hears(app)
    first = noted()
    phone_hears(app)
    assert first is not None and noted() == first
    is_noted(first - timedelta(minutes=61))
    phone_hears(app)
    assert (noted() or LONG_AGO) >= first


def test_once_it_is_asked_to_ring_the_page_says_whether_it_was_told(
    app: Flask, officer: Person
) -> None:
    phone_hears(app)
    presses(officer, "log/ask-to-ring")
    assert "This phone has not asked for news since." in page(officer)
    phone_hears(app)
    assert "This phone has asked for news since, on" in page(officer)
    presses(officer, "log/they-rang")
    assert "This phone last asked for news on" in page(officer)


def test_who_does_not_know_the_digest_did_not_send_it(app: Flask, officer: Person) -> None:
    claim = {"id": db.session.get_one(Report, 1).report_id, "digest": "A" * 43}
    reports.post(app.test_client(), have=[claim])
    assert noted() is None


@contextmanager
def another_writes() -> Iterator[None]:
    """The same row, on PostgreSQL; anything, on SQLite."""
    if db.engine.dialect.name == "sqlite":
        with write_lock(db.engine):
            yield
        return
    with db.engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        connection.execute(insert(LastAsked).values(arrival_id=1, at=LONG_AGO))
        yield
        connection.exec_driver_sql("ROLLBACK")


def test_the_answer_does_not_wait_for_another_who_writes(app: Flask, officer: Person) -> None:
    with another_writes():
        assert phone_hears(app)["state"] == "delivered"
    assert noted() is None
    phone_hears(app)
    assert noted() is not None


def test_the_answer_does_not_fail_where_it_cannot_be_noted(
    app: Flask, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    @contextmanager
    def full(**_: object) -> Iterator[None]:
        raise OSError(errno.ENOSPC, "full")
        yield

    monkeypatch.setattr(last_asked, "writing", full)
    assert phone_hears(app)["state"] == "delivered" and noted() is None


def test_it_is_erased_with_the_report(app: Flask, officer: Person) -> None:
    phone_hears(app)
    found = find_erasable(db.session.get_one(Report, 1).reference)
    erase(found, reason="asked", by="Ada Lead")
    assert noted() is None and phone_hears(app)["held"] == "erased" and noted() is None
