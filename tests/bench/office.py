"""The unit's pages in this process: an officer who is signed in, before a long inbox."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import NamedTuple

import flask_migrate
from flask import Flask
from sqlalchemy import event, func, select

from tests.bench import many_incidents
from tests.support.cast import OFFICER, Person, make_accounts, open_browser
from tests.support.databases import fresh_database
from tests.support.unit_reports import open_waiting
from webapp.app import create_app
from webapp.config import Config
from webapp.demo import loading, receiving
from webapp.extensions import db
from webapp.guidance import editions
from webapp.keys import keyring
from webapp.reports.models import Report
from webapp.texts import storage_keys

ONE_YEAR = 500
REQUESTS = 20
FILTERED = {
    "inbox, one type": "type=bullying",
    "received, one setting and day": "lane=closed&setting=sports_club&until=2026-06-30",
    "received, nothing fits": "lane=closed&type=financial&action=nothing_yet&setting=internet_cafe",
}
NEXT = re.compile(r'href="([^"]+)">Next page')


class Page(NamedTuple):
    """The best of a page's times, in milliseconds, and its queries."""

    milliseconds: float
    queries: int


class Office:
    """One installation with so many incidents, and an officer's browser."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        with app.app_context():
            self.officer = open_browser(app, OFFICER)
            self.pages = _find_pages(self.officer)

    def measure(self, name: str) -> Page:
        """Open the page a few times: what a neighbour takes of one is not the page's."""
        with self.app.app_context():
            address = self.pages[name]
            self.officer.client.get(address)  # what a process remembers
            times = [_milliseconds(self.officer, address) for _ in range(REQUESTS)]
            return Page(min(times), _count_queries(self.officer, address))


@contextmanager
def run_office(kind: str, folder: Path, *, incidents: int) -> Iterator[Office]:
    """An office on a durable database of its own."""
    folder.mkdir(parents=True)
    with fresh_database(kind, folder, durable=True) as url:
        env = {"INSTANCE_DIR": str(folder / "instance"), "DATABASE_URL": url}
        app = create_app(Config.from_environment(env))
        with app.app_context():
            set_up(incidents)
        yield Office(app)
        with app.app_context():
            db.session.remove()
            db.engine.dispose()


def set_up(incidents: int) -> None:
    """An installation with an officer, and so many incidents of a demonstration."""
    flask_migrate.upgrade()
    keyring.ensure()
    storage_keys.ensure()
    editions.publish_if_changed()
    make_accounts([OFFICER])
    if incidents:
        now = datetime.now(UTC)
        for step in (loading.load(ONE_YEAR, until=now), iter(open_waiting, 0)):
            list(step)
        list(receiving.receive_older(now))
        many_incidents.multiply(incidents // ONE_YEAR)


def _find_pages(officer: Person) -> dict[str, str]:
    pages = {"inbox": "/unit/", "received": "/unit/?lane=closed"}
    for name, address in [*pages.items()]:
        page = officer.client.get(address).text
        if following := NEXT.search(page):
            pages[f"{name}, next page"] = unescape(following[1])
    pages |= {name: f"/unit/?{asked}" for name, asked in FILTERED.items()}
    # One that the product made: what is sealed for one row opens in no copy.
    pages["report"] = f"/unit/reports/{db.session.scalar(select(func.min(Report.id)))}"
    return pages


def _milliseconds(officer: Person, address: str) -> float:
    began = time.perf_counter()
    officer.client.get(address)
    return (time.perf_counter() - began) * 1000


def _count_queries(officer: Person, address: str) -> int:
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    officer.client.get(address)
    event.remove(db.engine, "before_cursor_execute", note)
    return sum(statement.startswith("SELECT") for statement in asked)
