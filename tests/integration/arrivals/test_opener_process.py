"""The opener's process opens what waits, goes on after failures, and stops when told."""

import os
import signal
import subprocess
import time
from contextlib import contextmanager
from datetime import date

import pytest
from sqlalchemy import text

from tests.support.reports import post, sealed_report
from webapp.arrivals import opener_process
from webapp.arrivals.models import Arrival
from webapp.commands.product import ESAFETY
from webapp.config import current_config
from webapp.extensions import db
from webapp.guidance import contacts, editions
from webapp.incidents.filing import file_reports
from webapp.offline import publishing
from webapp.reports.opened import read_report

# Two packs are published meanwhile, which takes a loaded machine a while.
PATIENCE_SECONDS = 120


@pytest.mark.postgresql
def test_a_full_batch_is_followed_by_the_next_at_once(client, monkeypatch) -> None:
    monkeypatch.setattr(opener_process, "BATCH", 2)
    post(client, *[sealed_report() for _ in range(3)])

    assert opener_process._open_batch(read_report, file_reports) == opener_process.BREATH_SECONDS
    assert opener_process._open_batch(read_report, file_reports) == opener_process.POLL_SECONDS


@pytest.mark.postgresql
def test_a_database_failure_is_waited_out(app) -> None:
    db.drop_all()

    assert (
        opener_process._open_batch(read_report, file_reports)
        == opener_process.AFTER_FAILURE_SECONDS
    )


@pytest.mark.postgresql
def test_a_chore_that_fails_is_retried_later_and_stops_nothing(app, caplog) -> None:
    def fail() -> None:
        raise ValueError("the shop is shut")

    assert opener_process._do_chore(fail) == opener_process.RETRY_CHORE_SECONDS
    assert "ValueError: the shop is shut" in caplog.text
    assert opener_process._do_chore(lambda: None) == opener_process.POLL_SECONDS


@pytest.mark.postgresql
def test_a_chore_with_more_to_do_is_done_again_at_once(app) -> None:
    assert opener_process._do_chore(lambda: True) == opener_process.BREATH_SECONDS
    assert opener_process._do_chore(lambda: False) == opener_process.POLL_SECONDS


@pytest.mark.postgresql
def test_the_text_of_a_database_error_stays_out_of_the_log(app, caplog) -> None:
    def fail() -> None:
        db.session.execute(text("SELECT :name FROM nowhere"), {"name": "Jo Marsh"})

    assert opener_process._do_chore(fail) == opener_process.RETRY_CHORE_SECONDS
    assert "Jo Marsh" not in caplog.text and "a chore failed" in caplog.text


def test_the_process_opens_publishes_and_stops_when_told(app, client) -> None:
    """All in one, as each pack that it publishes takes long. Before it the power went.

    A confirmation was all that had been written of a new edition.
    """
    editions.publish_if_changed()
    contacts.confirm("lado", "0161 496 0000", by="Lena Lead", next_check=date(2099, 1, 1))
    db.session.commit()
    post(client, sealed_report())
    with _opener(app) as process:
        _until(lambda: _statuses() == ["opened"])
        _until(lambda: _phones_have("lado") == "0161 496 0000")
        contacts.confirm("unit", "0161 496 0001", by="Lena Lead", next_check=date(2099, 1, 1))
        db.session.commit()
        _until(lambda: _phones_have("unit") == "0161 496 0001")
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_SECONDS) == 0


@contextmanager
def _opener(app):
    config = current_config()
    settings = {"INSTANCE_DIR": str(config.instance_dir), "DATABASE_URL": config.database_url}
    process = subprocess.Popen(
        [*ESAFETY, "arrivals", "work"],
        env={**os.environ, "PAPERS": "no", **settings},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _statuses():
    db.session.rollback()
    return [arrival.status for arrival in db.session.query(Arrival)]


def _phones_have(contact):
    """The number in the newest edition, once the newest pack is made of it."""
    db.session.rollback()
    edition, pack = editions.current(), publishing.newest_pack()
    newest = pack and pack.edition == edition.name
    return edition.content.contacts[contact].number if newest else None


def _until(is_so):
    end = time.monotonic() + PATIENCE_SECONDS
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)
