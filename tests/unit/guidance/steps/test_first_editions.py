"""A report of an edition before 2026.2 is shown with the advice its worker saw, word for word."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.corpus.release import RELEASES
from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import parse_data
from webapp.guidance.steps.deciding import decide_for_report
from webapp.guidance.steps.outcome import PathOutcome

FIRST = [release for release in RELEASES if '"you_now"' not in release.edition]
Row = tuple[str, str, str, str, int, int, int, int, int, str]
ROWS: list[Row] = yaml.safe_load(Path(__file__).with_name("first_editions.yaml").read_text("utf-8"))


@pytest.fixture(params=FIRST, ids=[release.name for release in FIRST])
def edition(request: pytest.FixtureRequest) -> Content:
    """What the phones of that release had."""
    return parse_data(json.loads(request.param.edition))


def test_there_are_such_editions() -> None:
    assert len(FIRST) == 2
    assert len(ROWS) == 126


def test_each_path_leads_to_the_steps_it_led_to(edition: Content) -> None:
    for row in ROWS:
        found = decide_for_report(path_of(row), edition)
        assert found, row
        assert [*counts(found), digest(found)] == list(row[4:]), row


def test_the_seven_lines_stand_first_and_there_are_no_acts(edition: Content) -> None:
    for row in ROWS:
        found = decide_for_report(path_of(row), edition)
        assert found
        assert found.acts is None
        assert len(found.first) == 7
        assert ("Stay with the child" in found.first[1].text) == (row[1] != "adult_on_adult")


def test_a_tick_of_that_time_still_names_its_step(edition: Content) -> None:
    steps = {step.id for row in ROWS for step in steps_of(row, edition)}
    assert steps == set(edition.steps)


def path_of(row: Row) -> dict[str, Any]:
    path: dict[str, Any] = {"areas": row[0].split("+"), "parties": row[1], "origin": row[3]}
    if row[2]:
        path["adult_role" if row[1] == "adult_on_child" else "adult_pair"] = row[2]
    return path


def steps_of(row: Row, edition: Content) -> Any:
    found = decide_for_report(path_of(row), edition)
    assert found
    return found.steps


def counts(found: PathOutcome) -> list[int]:
    by_phase = {phase.when: phase for phase in found.phases}
    steps = [
        sum(len(row.steps) for row in by_phase[when].rows) if when in by_phase else 0
        for when in ("now", "today", "later")
    ]
    return [*steps, len(found.lead_in), len(found.must_show)]


def digest(found: PathOutcome) -> str:
    """A short hash of the ids of everything it shows, in order."""
    said = [*(item.id for item in found.lead_in), "|", *(item.id for item in found.must_show)]
    by_phase = {phase.when: phase for phase in found.phases}
    for when in ("now", "today", "later"):
        rows = by_phase[when].rows if when in by_phase else ()
        said += ["|", *(step.id for row in rows for step in row.steps)]
    return hashlib.sha256(" ".join(said).encode()).hexdigest()[:8]
