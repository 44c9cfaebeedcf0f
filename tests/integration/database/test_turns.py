"""Threads of a worker give way to one another, and whoever holds the lock of writers goes first."""

import os
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine

from webapp import turns
from webapp.database.sqlite import write_lock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="threads have no policy there")


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{tmp_path / 'database'}")
    yield engine
    engine.dispose()


@pytest.fixture
def thread() -> Iterator[ThreadPoolExecutor]:
    """A thread that gives way, as a worker's do."""
    with ThreadPoolExecutor(1, initializer=turns.give_way) as thread:
        yield thread


def policy() -> int:
    return os.sched_getscheduler(0)


def policies(engine: Engine) -> list[int]:
    """Before, while and after this thread holds the lock of writers."""
    before = policy()
    with write_lock(engine):
        held = policy()
    return [before, held, policy()]


def test_whoever_holds_the_lock_of_writers_goes_first(
    thread: ThreadPoolExecutor, engine: Engine
) -> None:
    found = thread.submit(policies, engine).result()
    assert found == [os.SCHED_BATCH, os.SCHED_OTHER, os.SCHED_BATCH]


def test_whoever_gives_way_to_nobody_is_left_as_it_is(engine: Engine) -> None:
    assert policies(engine) == [policy()] * 3
