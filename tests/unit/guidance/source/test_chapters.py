"""The chapters are short, plain and sound; a fault says where it is."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.unit.guidance.reading import grade_of
from webapp.guidance.source.chapters import Chapter
from webapp.guidance.source.checking import find_faults
from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import parse_data
from webapp.guidance.source.yaml_files import ContentFault

HARDEST, HARDEST_QUESTION = 7.0, 6.0
MOST_WORDS, MOST_WORDS_OF_A_QUESTION = 800, 550
QUESTIONS = "Questions"


def texts_of(chapter: Chapter) -> list[str]:
    """What a chapter says today, without the paper's own words."""
    pieces = [piece for section in chapter.sections for piece in section.pieces]
    cells = [
        cell.text
        for section in chapter.sections
        if section.grid
        for _, row in section.grid.rows
        for cell in row
    ]
    return [chapter.today, *cells, *(text for one in pieces for text in (one.text, *one.points))]


def test_every_chapter_is_plain_and_short(
    content: Content, summarise: Callable[[str, str], None]
) -> None:
    for group in content.contents:
        question = group.title == QUESTIONS
        for chapter in group.chapters:
            texts = texts_of(chapter)
            grade, words = grade_of(texts), len(" ".join(texts).split())
            summarise("Reading grades", f"{chapter.id}: {grade:.1f}, {words} words")
            assert grade <= (HARDEST_QUESTION if question else HARDEST), chapter.id
            assert words <= (MOST_WORDS_OF_A_QUESTION if question else MOST_WORDS), chapter.id


def test_the_six_questions_are_chapters(content: Content) -> None:
    assert [len(one.chapters) for one in content.contents if one.title == QUESTIONS] == [6]


def test_the_risks_are_a_grid_of_three_by_four(content: Content) -> None:
    grids = [section.grid for section in content.chapters["risks"].sections if section.grid]
    assert [(len(grid.rows), len(grid.columns)) for grid in grids] == [(3, 4)]


def faults_of(data: dict[str, Any]) -> list[str]:
    try:
        return find_faults(parse_data(data), data)
    except ContentFault as fault:
        return str(fault).splitlines()


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        ({"note": "nothing"}, "email/sections/{}/pieces/1/note: there is no note nothing."),
        ({"contacts": ["nobody"]}, "/{}/pieces/1/contacts/1: there is no contact nobody."),
        (
            {"see": "/guidance/nothing"},
            "chapter email, section {}: there is no page /guidance/nothing.",
        ),
        ({"colour": "red"}, "chapters/email/sections/{}/pieces/1/colour: Unknown field."),
        ({"text": "Ring 01614960000."}, "chapters: a number is printed in"),
        (
            {"text": "word " * 61},
            "chapter email, section {}: a paragraph has 61 words, 60 are the most.",
        ),
    ],
)
def test_a_paragraph_that_does_not_fit(
    data: dict[str, Any], spoil: dict[str, Any], message: str
) -> None:
    section = data["chapters"]["email"]["sections"][0]
    section["pieces"][0].update(spoil)
    assert any(message.format(section["id"]) in fault for fault in faults_of(data))


def test_a_chapter_without_what_a_reader_needs_first(data: dict[str, Any]) -> None:
    del data["chapters"]["email"]["today"]
    assert faults_of(data) == [
        "chapters/email.yaml, line 1: chapters/email/today: Missing data for required field."
    ]


def test_two_sections_of_one_name(data: dict[str, Any]) -> None:
    sections = data["chapters"]["email"]["sections"]
    sections.append(sections[0])
    [fault] = faults_of(data)
    assert fault.endswith(f"email, section {sections[0]['id']}: another section has this name.")


def test_a_row_of_a_grid_with_a_cell_too_few(data: dict[str, Any]) -> None:
    [grid] = [one["grid"] for one in data["chapters"]["risks"]["sections"] if "grid" in one]
    grid["rows"][0]["cells"].pop()
    [fault] = faults_of(data)
    assert fault.startswith("chapters/risks.yaml, line ")
    assert fault.endswith(f"{grid['rows'][0]['title']}: needs 4 cells, has 3.")
