"""Finds, by statements that ran on SQLite alone, what `make test` leaves out on PostgreSQL."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from tests.support import both_databases
from tests.support.both_databases import NOT_SEEN, WEBAPP, asked_only_sqlite, note


@pytest.fixture
def noted(monkeypatch: pytest.MonkeyPatch) -> set[Any]:
    """Statements that are noted in this test alone."""
    asked: set[Any] = set()
    monkeypatch.setattr(both_databases, "_asked", asked)
    return asked


def test_a_function_that_no_marked_test_runs_is_named() -> None:
    asked = {("sqlite", "find"), ("sqlite", "keep"), ("postgresql", "keep")}
    assert asked_only_sqlite(asked) == ["find"]


def test_what_no_statement_shows_may_be_missing() -> None:
    assert asked_only_sqlite({("sqlite", name) for name in NOT_SEEN}) == []


def test_a_statement_is_noted_as_that_of_the_function_that_runs_it(noted: set[Any]) -> None:
    _from_the_application(note)
    assert noted == {("sqlite", "webapp/a.py: run")}


def test_what_a_test_runs_from_within_the_application_is_its_own(noted: set[Any]) -> None:
    _from_the_application(lambda connection: note(connection))
    assert noted == set()


def _from_the_application(act: Callable[[Any], object]) -> None:
    """Call it from a function of webapp/, as a statement or a test's own function is called."""
    source = "def run(act, connection): act(connection)"
    names: dict[str, Any] = {}
    exec(compile(source, f"{WEBAPP}a.py", "exec"), names)
    names["run"](act, _ON_SQLITE)


_ON_SQLITE = SimpleNamespace(dialect=SimpleNamespace(name="sqlite"))
