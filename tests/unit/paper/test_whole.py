"""Nothing of the form, the path or the guidance is missing on its paper."""

import pytest

from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import load_shipped
from webapp.paper import path
from webapp.reports.parts import PARTS, divide
from webapp.reports.questions import QUESTIONS
from webapp.vocabulary.behaviour import Area, Who


@pytest.fixture(scope="module")
def content() -> Content:
    return load_shipped()


def test_the_form_asks_every_question_once_in_its_order() -> None:
    asked = [question for questions in divide().values() for question in questions]
    assert asked == list(QUESTIONS)
    assert list(divide()) == list(PARTS.values())


def test_the_path_shows_every_line_of_every_cell(content: Content) -> None:
    assert content.you_now
    rows = path.gather(content)["rows"]
    advice = [one for row in rows for column in row.columns for one in column]
    assert len(advice) == sum(map(len, content.you_now.cells.values()))
    shown = {line.text for one in advice for line in one.lines}
    shown |= {text for one in advice for line in one.lines for _, text in line.instead}
    acts = [
        act
        for cells in content.you_now.cells.values()
        for cell in cells.values()
        for act in cell.lines
    ]
    assert {act.text for act in acts} | {t for act in acts for t in act.instead.values()} == shown


def test_the_path_names_areas_people_and_gates_in_words(content: Content) -> None:
    given = path.gather(content)
    codes = {*Area, *Who} - {"nobody"}
    titles = {row.title for row in given["rows"]} | {t for row in given["rows"] for t in row.also}
    assert len(titles) == 11 and not titles & codes
    for row in given["rows"]:
        for line in (line for column in row.columns for one in column for line in one.lines):
            assert not {whose for whose, _ in line.instead} & codes


def test_every_question_is_on_the_path_and_each_answer_leads_somewhere(content: Content) -> None:
    given = path.gather(content)
    asked = [*given["questions"], *(question for question, _ in given["gates"])]
    assert {question.id for question in asked} == set(content.questions)
    assert all(given["leads_to"](answer) for question in asked for answer in question.answers)
