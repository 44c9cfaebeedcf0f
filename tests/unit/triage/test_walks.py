"""Every series of answers leads to steps; each page has one neutral, permanent address."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.guidance.path import TriagePath
from webapp.guidance.source.loading import load_shipped
from webapp.triage.codes import code_of
from webapp.triage.states import END, State
from webapp.triage.tree import OutcomePage, Page, QuestionPage, build_tree

TREE = build_tree(load_shipped())
BY_ADDRESS: dict[str, Page] = {node.address: node for node in TREE.pages.values()}
BY_ADDRESS[TREE.start.address] = TREE.start
CHOICES = st.lists(st.integers(0, 4), min_size=8, max_size=8)


def walk(choices: list[int]) -> list[Page]:
    """The pages of a worker who gives these answers, as far as the steps."""
    pages: list[Page] = [TREE.start]
    for choice in choices:
        page = pages[-1]
        if isinstance(page, QuestionPage):
            answer = page.answers[choice % len(page.answers)]
            pages.append(BY_ADDRESS[answer.address])
    return pages


@given(CHOICES)
def test_every_walk_ends_with_steps_after_at_most_seven_questions(choices: list[int]) -> None:
    pages = walk(choices)
    assert isinstance(pages[-1], OutcomePage)
    assert pages[-1].path.is_complete
    assert len(pages) <= 8


@given(CHOICES)
def test_an_answer_only_ever_adds_to_the_path(choices: list[int]) -> None:
    pages = walk(choices)
    for before, after in zip(pages, pages[1:], strict=False):
        assert before.path.as_report().items() <= after.path.as_report().items()


@given(CHOICES)
def test_each_answer_given_can_be_changed_on_the_page_where_it_was_given(
    choices: list[int],
) -> None:
    ending = walk(choices)[-1]
    for line in ending.given:
        page = BY_ADDRESS[line.address]
        assert isinstance(page, QuestionPage)
        assert page.title == line.question
        assert page.path.as_report().items() < ending.path.as_report().items()
        assert line.answer


@given(CHOICES, st.lists(st.integers(0, 2), max_size=3))
def test_this_also_involves_keeps_who_and_where_and_comes_to_an_end(
    choices: list[int], more: list[int]
) -> None:
    ending = walk(choices)[-1]
    for choice in more:
        assert isinstance(ending, OutcomePage)
        if ending.also:
            wider = BY_ADDRESS[ending.also[choice % len(ending.also)].address]
            assert set(wider.path.areas) > set(ending.path.areas)
            assert wider.path.column == ending.path.column
            assert wider.path.origin == ending.path.origin
            ending = wider
    for line in ending.given:
        assert set(BY_ADDRESS[line.address].path.areas) in (set(), set(ending.path.areas))


@pytest.mark.parametrize("danger", ["yes", "no", "not_sure"])
def test_danger_is_asked_first_and_kept_out_of_the_address(danger: str) -> None:
    [answer] = [each for each in TREE.start.answers if each.sets == {"danger": danger}]
    page = BY_ADDRESS[answer.address]
    assert page.path == TriagePath()
    if danger != "no":
        assert "999" in page.title
        assert isinstance(page, QuestionPage)
        [onward] = page.answers
        assert BY_ADDRESS[onward.address].path == TriagePath()


def test_every_question_has_an_answer_for_the_unsure() -> None:
    for node in [TREE.start, *TREE.pages.values()]:
        if isinstance(node, QuestionPage) and len(node.answers) > 1:
            labels = " ".join(answer.label.lower() for answer in node.answers)
            assert "not sure" in labels or "do not know" in labels, node.id


def test_not_sure_what_it_is_asks_whether_it_could_be_sexual() -> None:
    [asks] = [node for node in TREE.pages.values() if getattr(node, "id", "") == "could-be-sexual"]
    assert isinstance(asks, QuestionPage)
    led_to = [BY_ADDRESS[answer.address].path.areas for answer in asks.answers]
    assert led_to == [("sexual",), ("bullying", "personal_information"), ("sexual",)]


def test_every_set_of_areas_with_every_column_and_origin_has_its_steps() -> None:
    found = {
        (e.path.areas, e.path.parties, e.path.adult_role, e.path.adult_pair, e.path.origin)
        for e in TREE.outcomes
    }
    assert len(found) == len(TREE.outcomes) == 7 * 9 * 3 + 4 * 3 * 3


def test_addresses_are_neutral_and_unique() -> None:
    assert all(re.fullmatch(r"[0-9a-hjkmnp-tv-z]{6}", code) for code in TREE.pages)
    assert all(node.address == f"/steps/{code}" for code, node in TREE.pages.items())
    assert TREE.start.address == "/steps/"


def test_addresses_never_change() -> None:
    """Phones and reports store them. If this fails, the change breaks stored addresses."""
    path = TriagePath(("sexual",), "child_on_child", None, None, "setting")
    assert code_of(State(END, path)) == "0eanr0"
    assert code_of(State("who", TriagePath(("bullying",)))) == "1v7b1e"


def test_an_unknown_code_has_no_page() -> None:
    assert "000000" not in TREE.pages
