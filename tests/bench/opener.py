"""Runs the product's opener in this process, on arrivals stored beforehand."""

import time
from functools import cache

from flask import Flask

from sync.contract import ArrivingItem
from tests.bench import prepared
from tests.bench.keeper import Wrong
from webapp import loading
from webapp.app import create_app
from webapp.arrivals import keeping
from webapp.arrivals.opening import open_pending
from webapp.commands import setup
from webapp.config import Config
from webapp.extensions import db
from webapp.incidents.filing import file_reports
from webapp.keys import keyring
from webapp.reports.opened import read_report


def seconds(reports: int, folder: str) -> float:
    """The seconds the opener takes for `reports` new arrivals, in its own batches.

    Creates the installation in `folder` the first time. Raises Wrong if one did not open.
    """
    with application(folder).app_context():
        return _seconds_for(prepared.seal(keyring.public_set()[0], reports))


def seconds_for_junk(items: int, folder: str) -> float:
    """The same for new arrivals of 31 kB whose header is right and whose seal does not hold."""
    with application(folder).app_context():
        return _seconds_for(prepared.seal_wrongly(keyring.public_set()[0], items))


def _seconds_for(envelopes: list[prepared.Envelope]) -> float:
    keeping.keep([_received(envelope) for envelope in envelopes])
    start = time.perf_counter()
    opened = _open_all()
    elapsed = time.perf_counter() - start
    if opened != len(envelopes):
        raise Wrong(f"{len(envelopes)} reports were stored, {opened} were opened")
    return elapsed


@cache
def application(folder: str) -> Flask:
    """The product on the installation in `folder`, prepared the first time."""
    app = create_app(Config.from_environment({"INSTANCE_DIR": folder}))
    with app.app_context():
        setup.prepare()
    loading.finish()  # as the opener's process does
    return app


def _received(envelope: prepared.Envelope) -> ArrivingItem:
    return ArrivingItem(
        id=envelope["id"],
        digest=envelope["digest"],
        raw=prepared.raw(envelope),
        saved_at=envelope["saved_at"],
        build=envelope["build"],
        kid=keyring.public_set()[0]["kid"],
    )


def _open_all() -> int:
    opened = 0
    while count := open_pending(read_report, file_reports):
        db.session.remove()
        opened += count
    return opened
