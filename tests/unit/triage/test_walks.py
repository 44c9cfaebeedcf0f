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
CHOICES = st.lists(st.integers(0, 8), min_size=9, max_size=9)
GATES = ("under_18", "sexual_or_secret", "secret_address", "made_to")


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
def test_every_walk_ends_with_steps_after_four_questions_and_few_pages_between(
    choices: list[int],
) -> None:
    pages = walk(choices)
    assert isinstance(pages[-1], OutcomePage)
    assert pages[-1].path.is_complete
    asked = [page for page in pages if isinstance(page, QuestionPage)]
    gates = [page for page in asked if page.id in GATES]
    assert len(gates) <= 1
    assert len(asked) <= 8
    plain = [page for page in asked if page.id in ("danger", "area", "who", *GATES)]
    assert len(plain) <= 4


def test_the_shortest_way_to_steps_is_three_answers() -> None:
    """Danger no, an answer, who: then the call."""
    [no] = [each for each in TREE.start.answers if each.sets == {"danger": "no"}]
    area = BY_ADDRESS[no.address]
    assert isinstance(area, QuestionPage)
    who = BY_ADDRESS[area.answers[0].address]
    assert isinstance(who, QuestionPage)
    assert isinstance(BY_ADDRESS[who.answers[0].address], OutcomePage)


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


@given(CHOICES, st.integers(0, 8), st.integers(0, 2))
def test_this_also_involves_keeps_who_and_comes_to_an_end(
    choices: list[int], choice: int, gate: int
) -> None:
    ending = walk(choices)[-1]
    assert isinstance(ending, OutcomePage)
    if ending.also:
        wider = BY_ADDRESS[ending.also[choice % len(ending.also)].address]
        while isinstance(wider, QuestionPage):
            wider = BY_ADDRESS[wider.answers[gate].address]
        assert isinstance(wider, OutcomePage)
        assert set(wider.path.areas) > set(ending.path.areas)
        assert wider.path.who == ending.path.who
        assert not wider.also
        for line in wider.given:
            assert set(BY_ADDRESS[line.address].path.areas) in (set(), set(wider.path.areas))


def test_nothing_is_added_where_nobody_did_it() -> None:
    """A further matter has somebody who did it, so "nobody" was not the answer."""
    nobody = [each for each in TREE.outcomes if each.path.who == "nobody"]
    assert nobody
    assert not any(each.also for each in nobody)


@pytest.mark.parametrize("danger", ["yes", "no", "not_sure"])
def test_danger_is_asked_first_and_kept_out_of_the_address(danger: str) -> None:
    [answer] = [each for each in TREE.start.answers if each.sets == {"danger": danger}]
    page = BY_ADDRESS[answer.address]
    assert page.path == TriagePath()
    if danger != "no":
        assert "999" in page.title
        assert isinstance(page, QuestionPage)
        assert all(BY_ADDRESS[onward.address].path == TriagePath() for onward in page.answers)


def test_every_question_has_an_answer_for_the_unsure() -> None:
    for node in [TREE.start, *TREE.pages.values()]:
        if isinstance(node, QuestionPage) and node.id in ("danger", "area", "something", *GATES):
            labels = " ".join(answer.label.lower() for answer in node.answers)
            assert "not sure" in labels, node.id
        if isinstance(node, QuestionPage) and node.id == "who":
            assert any("not known" in answer.label for answer in node.answers)
            assert node.hint == "Not sure of someone’s age? Say child."


def test_not_sure_what_it_is_asks_whether_it_could_be_sexual() -> None:
    [asks] = [node for node in TREE.pages.values() if getattr(node, "id", "") == "something"]
    assert isinstance(asks, QuestionPage)
    led_to = [BY_ADDRESS[answer.address].path.areas for answer in asks.answers]
    assert led_to == [("extremism",), ("could_be_sexual",), (), ("not_sure",)]


def test_each_answer_with_each_who_and_gate_has_its_steps() -> None:
    alone = {
        (e.path.areas[0], e.path.who, *(getattr(e.path, gate) for gate in GATES))
        for e in TREE.outcomes
        if len(e.path.areas) == 1
    }
    areas, whos, nobody = 11, 8, 3
    gated = 2 + 7 + 8 + 9  # nude to an adult; contact, details, money
    assert len(alone) == areas * whos + nobody + 2 * gated
    assert len({(e.path) for e in TREE.outcomes}) == len(TREE.outcomes)


def test_it_is_about_my_lead_leads_to_the_same_answers_with_the_lead() -> None:
    for ending in TREE.outcomes:
        about = BY_ADDRESS[ending.about_lead]
        assert about.path.areas == ending.path.areas
        if isinstance(about, OutcomePage):
            assert about.path.who == "lead"
        else:
            assert about.id == "who" or (about.id in GATES and about.path.who == "lead")


def test_addresses_are_neutral_and_unique() -> None:
    assert all(re.fullmatch(r"[0-9b-df-hjkmnp-tv-z]{5}", code) for code in TREE.pages)
    assert all(node.address == f"/steps/{code}" for code, node in TREE.pages.items())
    assert TREE.start.address == "/steps/"


def test_addresses_never_change() -> None:
    """Phones and reports store them. If this fails, the change breaks stored addresses."""
    path = TriagePath(("nude",), who="child", parties="child_on_child")
    assert code_of(State(END, path)) == "t2m7x"
    assert code_of(State("who", TriagePath(("bullying",)))) == "80m4k"


def test_an_unknown_code_has_no_page() -> None:
    assert "00000" not in TREE.pages
