"""Finds, by statements that ran on SQLite alone, what `make test` leaves out on PostgreSQL."""

from tests.support.both_databases import REMEMBERED, asked_only_sqlite


def test_a_function_that_no_marked_test_runs_is_named() -> None:
    asked = {("sqlite", "find"), ("sqlite", "keep"), ("postgresql", "keep")}
    assert asked_only_sqlite(asked) == ["find"]


def test_what_a_process_remembers_may_be_read_from_either() -> None:
    assert asked_only_sqlite({("sqlite", name) for name in REMEMBERED}) == []
