"""PostgreSQL in `make test`: the tests marked for it, and a rule that finds what they leave out.

Every test of an application runs on both databases in `make test-all`. In `make test` those that
are not marked `postgresql` run on SQLite alone; together, the marked ones must run a statement of
each function of webapp/ that runs any on SQLite.
"""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from sqlalchemy import Connection

ROOT = Path(__file__).parents[2]
WEBAPP, TESTS = f"{ROOT / 'webapp'}/", f"{ROOT / 'tests'}/"
SQLITE, POSTGRESQL = "sqlite", "postgresql"
WHOLE = (["tests/integration"], "not long", "")
# What no statement shows. A process remembers what the first two read, so they ask whichever
# database comes first; the third copies past SQLAlchemy on PostgreSQL.
NOT_SEEN = {
    "webapp/guidance/approvals.py: _words_of",
    "webapp/guidance/editions.py: _load_content",
    "webapp/arrivals/keeping.py: _insert",
}
# SQLAlchemy's: it reads a row again that a commit has made it forget, wherever that is looked at.
READS_AGAIN = "_load_scalar_attributes"

Asking = tuple[str, str]
"""A kind of database, and a function of webapp/ that ran a statement on it."""

_asked: set[Asking] = set()


def note(connection: Connection, *_: Any) -> None:
    """Note the innermost function of webapp/ that is now running a statement.

    What a test runs from inside the application, in a function that it put there, is the test's.
    """
    frame: FrameType | None = sys._getframe(1)
    while frame and not frame.f_code.co_filename.startswith((WEBAPP, TESTS)):
        if frame.f_code.co_name == READS_AGAIN:
            return
        frame = frame.f_back
    if frame and frame.f_code.co_filename.startswith(WEBAPP):
        file = frame.f_code.co_filename.removeprefix(WEBAPP)
        _asked.add((connection.dialect.name, f"webapp/{file}: {frame.f_code.co_qualname}"))


def asked_only_sqlite(asked: set[Asking]) -> list[str]:
    """Name the functions that ran statements on SQLite, and none on PostgreSQL."""
    on = {kind: {function for each, function in asked if each == kind} for kind, _ in asked}
    return sorted(on.get(SQLITE, set()) - on.get(POSTGRESQL, set()) - NOT_SEEN)


class BothDatabases:
    """A plugin: leaves out what is not marked, and fails a whole run that left out too much."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave to `make test-all` what on PostgreSQL claims the same as on SQLite."""
        for item in items:
            if _is_on_postgresql(item) and not item.get_closest_marker(POSTGRESQL):
                item.add_marker(pytest.mark.long)

    @pytest.hookimpl(optionalhook=True)
    def pytest_testnodedown(self, node: object) -> None:
        """Take what a process of the run has noted."""
        _asked.update(map(tuple, getattr(node, "workeroutput", {}).get("asked", ())))

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Hand over what was noted; in the process that heard of all of it, judge it."""
        config = session.config
        if hasattr(config, "workeroutput"):
            config.workeroutput["asked"] = sorted(_asked)
        elif (config.args, config.option.markexpr, config.option.keyword) == WHOLE:
            self._judge(session)

    def _judge(self, session: pytest.Session) -> None:
        missing = asked_only_sqlite(_asked)
        if missing:
            session.exitstatus = pytest.ExitCode.TESTS_FAILED
            named = "\n".join(missing)
            print(f"\nNo test marked `postgresql` runs a statement of these:\n{named}")


def _is_on_postgresql(item: pytest.Item) -> bool:
    parameters = getattr(item, "callspec", None)
    return parameters is not None and parameters.params.get("app") == POSTGRESQL
