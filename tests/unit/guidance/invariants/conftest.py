"""Fixtures: every page of steps as a worker sees it before opening anything."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.unit.guidance.invariants.phrases import says
from webapp.guidance.path import TriagePath
from webapp.guidance.source.yaml_files import read_all
from webapp.guidance.steps.acts import Acts
from webapp.guidance.steps.outcome import PathOutcome
from webapp.vocabulary.behaviour import Who


@dataclass(frozen=True)
class Seen:
    """One page of steps. `lines` and `know` as one text each; `who` after the gate."""

    outcome: PathOutcome
    acts: Acts

    @property
    def path(self) -> TriagePath:
        return self.outcome.path

    @property
    def area(self) -> str:
        return self.path.areas[0]

    @property
    def who(self) -> str:
        return self.path.harms_child or ""

    @property
    def lines(self) -> str:
        return " ".join(line.text for line in self.acts.lines)

    @property
    def know(self) -> str:
        return "; ".join(f"{one.name} {one.when}" for one in self.acts.know)

    @property
    def by_adult(self) -> bool:
        """An adult did it to a child, or may have; the codes alone, not the product's reading."""
        return self.who in ("works_with_children", "family", "other_adult", "online", "lead")

    @property
    def has_child(self) -> bool:
        return self.who != Who.ADULT_TO_ADULT


def _seen(outcome: PathOutcome) -> Seen:
    assert outcome.acts is not None
    return Seen(outcome, outcome.acts)


@pytest.fixture(scope="session")
def seen(outcomes: list[PathOutcome]) -> list[Seen]:
    """Every page of steps that the questions lead to."""
    return [_seen(outcome) for outcome in outcomes]


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
