"""Fixtures for every test: an application with an empty database, its client, the unit's people."""

import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from flask import Flask, has_request_context
from psycopg.pq import TransactionStatus
from sqlalchemy import Connection, event

from tests.support.both_databases import BothDatabases, note
from tests.support.cast import (
    Enter,
    Member,
    Person,
    hash_at_lowest_cost,
    make_accounts,
    open_browser,
)
from tests.support.client import HouseClient
from tests.support.compiled_once import compile_once, share_sql
from tests.support.once_a_run import once_a_run
from tests.support.product import Product
from tests.support.shared_app import app_at
from tests.support.tables import installation
from webapp.config import Config
from webapp.extensions import db
from webapp.texts import storage_keys

SUMMARY = "summary"

compile_once()


def pytest_configure(config: pytest.Config) -> None:
    """Leave most of PostgreSQL to `make test-all`."""
    config.pluginmanager.register(BothDatabases())


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """The configuration of a product in its own folder."""
    return Config.from_environment({"INSTANCE_DIR": str(tmp_path / "instance")})


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a product after its first start: its keys, its tables, its first pack."""
    return once_a_run(tmp_path_factory, "first-start", lambda made: Product(made).start().stop())


@pytest.fixture(params=["sqlite", "postgresql"])
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application on an empty database, once for each kind; with people, if one enters."""
    fill = _add_key_and_people if "enter" in request.fixturenames else _add_key
    with installation(request.param, tmp_path, fill=fill) as settings:
        app = app_at(Config.from_environment(settings))
        app.test_client_class = HouseClient
        with app.app_context():
            db.engine.connect().close()
            share_sql(db.engine)
            event.listen(db.engine, "before_cursor_execute", note)
            event.listen(db.engine, "before_cursor_execute", _refuse_deferred_writes)
            yield app
            db.session.remove()
            db.engine.dispose()


def _add_key() -> None:
    storage_keys.ensure()
    db.session.commit()


def _add_key_and_people() -> None:
    _add_key()
    hash_at_lowest_cost()
    make_accounts()


def _refuse_deferred_writes(connection: Connection, _cursor: Any, statement: str, *_: Any) -> None:
    """Fail a request that writes in a transaction that has not begun as a writer.

    On SQLite it fails where another was made since the transaction first read; on PostgreSQL each
    of its statements is committed alone. One that is meant to commit itself is its own transaction.
    """
    writes = statement.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
    if has_request_context() and writes:
        options = connection.get_execution_options()
        is_alone = options.get("isolation_level") == "AUTOCOMMIT"
        assert is_alone or _has_begun(connection.connection.driver_connection), statement


def _has_begun(driver: Any) -> bool:
    if isinstance(driver, psycopg.Connection):
        return driver.info.transaction_status is TransactionStatus.INTRANS
    return bool(driver.in_transaction)


@pytest.fixture
def client(app: Flask) -> HouseClient:
    """A test client that checks the house style of each page it fetches."""
    return app.test_client()  # type: ignore[return-value]


@pytest.fixture
def enter(app: Flask) -> Enter:
    """Everybody has an account; call it with a member of the cast to get their browser.

    Passwords are hashed with the usual algorithm at its lowest cost.
    """
    hash_at_lowest_cost()

    def _enter(member: Member | None) -> Person:
        return open_browser(app, member)

    return _enter


@pytest.fixture
def summarise(record_property: Callable[[str, object], None]) -> Callable[[str, str], None]:
    """Adds a line under a title to the terminal summary; xdist drops what a test prints."""
    return lambda title, line: record_property(SUMMARY, (title, line))


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Name what fails at once: a run that is stopped never comes to where all are told."""
    if report.failed and "PYTEST_XDIST_WORKER" not in os.environ:
        print(f"\nFAILED {report.nodeid}, {report.when}", flush=True)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Writes the lines that tests have added, under their titles."""
    lines: dict[str, list[str]] = {}
    for report in itertools.chain(*terminalreporter.stats.values()):
        if getattr(report, "when", "") == "call":
            for title, line in (added for name, added in report.user_properties if name == SUMMARY):
                lines.setdefault(title, []).append(line)
    for title, added in lines.items():
        terminalreporter.section(title)
        terminalreporter.write_line("\n".join(added))
