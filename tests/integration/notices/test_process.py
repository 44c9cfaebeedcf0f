"""The opener's process sends: killed, it loses no mail; a slow server delays nobody."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from flask import Flask
from sqlalchemy import update

from tests.support.mail_server import Mailbox
from tests.support.polling import wait_until
from tests.support.reports import post, sealed_report
from webapp.arrivals.models import Arrival
from webapp.config import current_config
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.notices.models import Notice

PATIENCE_SECONDS = 120
# As `esafety arrivals work`, without the chores: packs take a while.
OPENER = """
from webapp.arrivals import opener_process
from webapp.commands.product import product
from webapp.notices import arrived, sender
from webapp.reports.opened import read_report
with product() as app:
    sender.begin(app)
    opener_process.run(read_report, arrived.file_reports, chores=())
"""


@contextmanager
def opener(box: Mailbox) -> Iterator[subprocess.Popen[bytes]]:
    config = current_config()
    settings = {
        "INSTANCE_DIR": str(config.instance_dir),
        "DATABASE_URL": config.database_url,
        "SMTP_URL": f"smtp://127.0.0.1:{box.port}",
        "NOTICES_FROM": "esafety@example.org",
        "NOTICES_TO": "unit@example.org",
    }
    command = [sys.executable, "-c", OPENER]
    process = subprocess.Popen(command, env={**os.environ, **settings})
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def opened() -> int:
    db.session.rollback()
    return db.session.query(Arrival).filter_by(status="opened").count()


def arrive(app: Flask) -> None:
    post(app.test_client(), sealed_report(answers={"danger": "yes"}))


def told_of(box: Mailbox) -> list[str]:
    return [subject for subject in box.subjects if "arrived" in subject]


def attempted() -> bool:
    db.session.rollback()
    return db.session.query(Notice).filter(Notice.kind == "arrived", Notice.attempts > 0).count()


def make_pauses_pass() -> None:
    with writing():
        unsent = update(Notice).where(Notice.sent_at.is_(None), Notice.tried_at.isnot(None))
        first = db.session.query(Notice.tried_at).filter(Notice.tried_at.isnot(None)).first()
        db.session.execute(unsent.values(tried_at=first[0] - timedelta(hours=2)))


def test_a_sender_that_is_killed_loses_no_mail_and_a_slow_server_delays_nobody(
    app: Flask, box: Mailbox
) -> None:
    box.holds = True
    arrive(app)
    with opener(box) as process:
        wait_until(box.begun.is_set, within=PATIENCE_SECONDS)  # the server has the mail's text
        wait_until(attempted, within=PATIENCE_SECONDS)
        arrive(app)
        wait_until(lambda: opened() == 2, within=PATIENCE_SECONDS)
        process.kill()
        process.wait()
    box.holds = False
    box.mails.clear()  # the server may have the first now: then it comes twice
    make_pauses_pass()
    with opener(box):
        wait_until(lambda: told_of(box), within=PATIENCE_SECONDS)
    assert told_of(box)[0] == "E-safety: 2 reports arrived, 2 of rank now"
