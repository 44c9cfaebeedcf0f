"""The opener's process: it opens what is there, goes on after trouble, and stops when told."""

import os
import signal
import subprocess
import sys
import time

from tests.support.reports import post, sealed_report
from webapp.arrivals import opener
from webapp.arrivals.models import Arrival
from webapp.extensions import db
from webapp.incidents.receiving import receive


def test_a_full_batch_is_followed_by_the_next_at_once(client, monkeypatch) -> None:
    monkeypatch.setattr(opener, "BATCH", 2)
    post(client, *[sealed_report() for _ in range(3)])

    assert opener._open_some(receive) == opener.BREATH_SECONDS
    assert opener._open_some(receive) == opener.LOOK_EVERY_SECONDS


def test_database_trouble_is_waited_out(app) -> None:
    db.drop_all()

    assert opener._open_some(receive) == opener.AFTER_TROUBLE_SECONDS


def test_the_process_opens_what_waits_and_stops_when_told(app, client) -> None:
    post(client, sealed_report())
    config = app.extensions["esafety-config"]
    settings = {"INSTANCE_DIR": str(config.instance_dir), "DATABASE_URL": config.database_url}
    process = subprocess.Popen(
        [sys.executable, "-m", "webapp.cli", "arrivals", "work"], env={**os.environ, **settings}
    )
    try:
        _until(lambda: _statuses() == ["opened"])
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    finally:
        process.kill()


def _statuses():
    db.session.rollback()
    return [arrival.status for arrival in db.session.query(Arrival)]


def _until(is_so):
    end = time.monotonic() + 30
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.1)
