"""The steps as a whole: reproducible, and safe to widen by an area."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import load_data, load_shipped, parse_data
from webapp.guidance.steps.deciding import PathNotComplete, decide, decide_for_report
from webapp.guidance.steps.whole_table import lay_out
from webapp.reports.rank import rank_of
from webapp.triage.tree import OutcomePage, Page, build_tree
from webapp.vocabulary.rank import Rank

TREE = build_tree(load_shipped())
ENDINGS = TREE.outcomes
PAGES = {page.address: page for page in TREE.pages.values()}


def wider_than(ending: OutcomePage) -> list[TriagePath]:
    """The paths to which "This also involves" leads, past a gate that it may ask."""
    found = []
    for also in ending.also:
        found += [end.path for end in ends_of(PAGES[also.address])]
    # Where two adults may be under 18 after all, a child's rules apply instead.
    return [path for path in found if path.columns == ending.path.columns]


def ends_of(page: Page) -> list[OutcomePage]:
    if isinstance(page, OutcomePage):
        return [page]
    return [end for answer in page.answers for end in ends_of(PAGES[answer.address])]


def test_an_edition_stored_as_json_gives_the_same_steps(content: Content) -> None:
    kept = parse_data(json.loads(json.dumps(load_data())))
    assert kept == content
    for ending in ENDINGS[::7]:
        assert decide(ending.path, kept) == decide(ending.path, content)


def test_a_report_finds_the_steps_that_its_path_led_to(content: Content) -> None:
    for ending in ENDINGS:
        report = json.loads(json.dumps({**ending.path.as_report(), "code": ending.code}))
        assert decide_for_report(report, content) == decide(ending.path, content)


WORDS = st.sampled_from(["sexual", "both", "yes", ""])
JSON = st.none() | st.booleans() | st.integers() | WORDS | st.lists(st.none() | st.lists(WORDS))
NAMES = st.sampled_from(["areas", "parties", "under_18", "code"])


@given(st.dictionaries(NAMES, JSON))
def test_a_report_with_any_other_path_has_no_steps_and_does_no_harm(path: dict[str, Any]) -> None:
    assert decide_for_report(path, load_shipped()) is None


def test_a_report_without_a_path_has_no_steps(content: Content) -> None:
    assert decide_for_report(None, content) is None


def test_a_path_with_an_open_question_has_no_steps_yet(content: Content) -> None:
    with pytest.raises(PathNotComplete):
        decide(TriagePath(areas=("nude",), parties="adult_on_child"), content)


def test_one_more_area_takes_no_must_show_away_and_no_step_without_a_stricter_one(
    content: Content,
) -> None:
    gives_way = {step.id: step.if_sexual for step in content.steps.values() if step.if_sexual}
    for ending in ENDINGS:
        before = decide(ending.path, content)
        for path in wider_than(ending):
            after = decide(path, content)
            assert ids(before.must_show) <= ids(after.must_show)
            assert gravity(after.path) <= gravity(before.path)
            lost = ids(before.steps) - ids(after.steps)
            assert all(gives_way[step] in ids(after.steps) for step in lost)


def test_a_whole_table_has_every_step_and_every_cell(content: Content) -> None:
    for table in content.tables.values():
        rows = lay_out(table)
        assert [row.title for row in rows] == [row.title for row in table.rows]
        for row, source in zip(rows, table.rows, strict=True):
            assert sum(len(cell.columns) for cell in row.cells) == 5
            shown = {step.id for cell in row.cells for step in cell.steps}
            assert {step.id for step in source.steps} <= shown
            assert all(cell.steps or cell.blank for cell in row.cells)


def gravity(path: TriagePath) -> int:
    """0 for the gravest."""
    return list(Rank).index(rank_of(path.as_report(), {}))


def ids(items: Any) -> set[str]:
    return {item.id for item in items}
