"""Fixtures: every page of steps as a worker sees it before opening anything."""

from collections.abc import Callable

import pytest

from webapp.guidance.invariants.phrases import says
from webapp.guidance.invariants.seen import Seen, see
from webapp.guidance.source.yaml_files import read_all
from webapp.guidance.steps.outcome import PathOutcome


@pytest.fixture(scope="session")
def seen(outcomes: list[PathOutcome]) -> list[Seen]:
    """Every page of steps that the questions lead to."""
    return [one for one in map(see, outcomes) if one]


@pytest.fixture(scope="session")
def children(seen: list[Seen]) -> list[Seen]:
    """Those in which a child is or may be involved."""
    found = [one for one in seen if one.has_child]
    assert len(found) > 300
    return found


Lacking = Callable[..., set[str]]


@pytest.fixture(scope="session")
def lacking() -> Lacking:
    """Names the pages whose lines do not say this."""

    def find(pages: list[Seen], *phrases: str) -> set[str]:
        assert pages
        return {
            f"{'+'.join(one.path.areas)} {one.path.who} {one.path.under_18 or ''}: {one.lines}"
            for one in pages
            if not all(says(phrase, one.lines) for phrase in phrases)
        }

    return find


@pytest.fixture(scope="session")
def ranks() -> dict[str, dict[str, str]]:
    """The table of ranks as the file has it."""
    return read_all()["you_now"]["ranks"]
