"""Nothing of the source's chapters gets lost: each of its statements is in one paragraph.

Those of the tables are counted in test_statements.py; the form and the flow chart are not chapters.
That the page of each carries its words is tests/integration/statements.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from webapp.guidance.source.chapters import Chapter, Piece
from webapp.guidance.source.content import Content
from webapp.statements.source import Disposition, Statement, read_statements

NOT_IN_CHAPTERS = re.compile(r"T[123] |Form|Flow")

Statements = Mapping[str, Statement]


@pytest.fixture(scope="module")
def statements() -> Statements:
    return {one.id: one for one in read_statements()}


def pieces_of(content: Content) -> Iterator[tuple[Chapter, Piece]]:
    for chapter in content.chapters.values():
        for section in chapter.sections:
            yield from ((chapter, piece) for piece in section.pieces)


def test_the_source_has_476_statements(statements: Statements) -> None:
    assert list(statements) == [f"S{number:03}" for number in range(1, 477)]


def test_each_statement_of_the_chapters_is_in_one_place(
    content: Content, statements: Statements
) -> None:
    places = Counter(
        statement
        for chapter in content.chapters.values()
        for section in chapter.sections
        for statement in section.statements
    )
    wanted = {id_ for id_, row in statements.items() if not NOT_IN_CHAPTERS.match(row.section)}
    assert wanted - set(places) == set()
    assert set(places) - set(statements) == set()
    assert {id_ for id_, count in places.items() if count > 1} == set()


def test_what_is_no_longer_so_has_the_papers_own_words_behind_it(
    content: Content, statements: Statements
) -> None:
    lacking = [
        id_
        for _, piece in pieces_of(content)
        for id_ in piece.statements
        if statements[id_].disposition is not Disposition.KEPT and not piece.was
    ]
    assert lacking == []


def test_a_statement_is_in_a_chapter_of_its_own_lines(
    content: Content, statements: Statements
) -> None:
    for chapter, piece in pieces_of(content):
        first, _, last = chapter.lines.partition("-")
        for id_ in piece.statements:
            begins, ends = statements[id_].lines
            assert int(first) <= begins <= ends <= int(last), id_
