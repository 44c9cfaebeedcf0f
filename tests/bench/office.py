"""The unit's pages in this process: an officer who is signed in, before a long inbox."""

import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

from flask import Flask, current_app
from sqlalchemy import event, func, select

from tests.bench import many_incidents
from tests.bench.keeper import Wrong
from tests.support.cast import OFFICER, Person, make_accounts, open_browser
from tests.support.databases import fresh_database
from tests.support.year import fill_year
from webapp.app import create_app
from webapp.config import Config
from webapp.database import migrating
from webapp.extensions import db
from webapp.guidance import editions
from webapp.keys import keyring
from webapp.reports.models import Report
from webapp.reports.names import names_in
from webapp.reports.whole import wholes_of
from webapp.texts import storage_keys
from webapp.vocabulary.periods import last_quarter_over

ONE_YEAR = 500
REQUESTS = 20
FILTERED = {
    "inbox, one type": "types=bullying",
    "received, one setting and day": "lane=closed&setting=sports_club&until=2026-06-30",
    "received, nothing fits": "lane=closed&types=financial&actions=nothing_yet&setting=other",
}
FIGURES = {
    "figures, a quarter": "/unit/figures",
    "figures, a year": f"/unit/figures?period={last_quarter_over(date.today()).whole_year.code}",
}
FOUND = ("find, a common word", "find, a rare word", "find, both words")
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
        """Open the page a few times: what a neighbour takes of one is not the page's.

        Each request has a context of its own, as when served: in one that is open already, who is
        signed in would be remembered from the request before.
        """
        address = self.pages[name]
        answer = self.officer.client.get(address)  # what a process remembers
        if answer.status_code != 200:
            raise Wrong(f"{name} answers {answer.status}")
        times = [_milliseconds(self.officer, address) for _ in range(REQUESTS)]
        return Page(min(times), self._count_queries(address))

    def _count_queries(self, address: str) -> int:
        with self.app.app_context():
            engine = db.engine
        asked: list[str] = []

        def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
            asked.append(statement)

        event.listen(engine, "before_cursor_execute", note)
        self.officer.client.get(address)
        event.remove(engine, "before_cursor_execute", note)
        return sum(statement.startswith(("SELECT", "WITH")) for statement in asked)


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
    """An installation with an officer, and so many incidents of a made-up year."""
    migrating.upgrade()
    keyring.ensure()
    storage_keys.ensure()
    editions.publish_if_changed()
    make_accounts([OFFICER])
    if incidents:
        fill_year(current_app, ONE_YEAR)
        many_incidents.multiply(incidents // ONE_YEAR)


def _find_pages(officer: Person) -> dict[str, str]:
    pages = {"inbox": "/unit/", "received": "/unit/?lane=closed"}
    for name, address in [*pages.items()]:
        page = officer.client.get(address).text
        if following := NEXT.search(page):
            pages[f"{name}, next page"] = unescape(following[1])
    pages |= FIGURES
    pages |= {name: f"/unit/?{asked}" for name, asked in FILTERED.items()}
    # One that the product made: what is sealed for one row opens in no copy.
    if report := db.session.scalar(select(func.min(Report.id))):
        pages["report"] = f"/unit/reports/{report}"
        common, rare = _common_and_rare()
        for name, typed in zip(FOUND, (common, rare, f"{common} {rare}"), strict=True):
            pages[name] = officer.submits("/unit/find", {"find": typed}).location or ""
    return pages


def _common_and_rare() -> tuple[str, str]:
    """A word that most of the product's own reports have, and one that few of those have."""
    made = db.session.scalars(select(Report).order_by(Report.id).limit(ONE_YEAR)).all()
    reports = [_words(whole.answers) for whole in wholes_of(made).values()]
    counts = Counter(word for words in reports for word in words)
    common = max(counts, key=counts.__getitem__)
    beside = {word for words in reports if common in words for word in words}
    return common, min(beside, key=counts.__getitem__)


def _words(answers: Mapping[str, Any]) -> set[str]:
    return {word for _, word in names_in(answers) if word.isalpha()}


def _milliseconds(officer: Person, address: str) -> float:
    began = time.perf_counter()
    officer.client.get(address)
    return (time.perf_counter() - began) * 1000
