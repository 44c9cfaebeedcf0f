"""A document is the same after it was stored, and its spreadsheet has each of its cells once."""

from dataclasses import replace

from webapp.board.document import (
    Document,
    Section,
    Table,
    read_document,
    shown_cell,
    write_document,
)
from webapp.board.spreadsheet import lines_of, make_book

TABLE = Table(
    "Media", ["Media", "Incidents", "Share of all"], [["Email", None, ""], ["Web", 5, "9%"]]
)
DOCUMENT = Document("A paper", "A draft.", [Section("Extent", ["Some."], [TABLE])])


def test_it_is_read_as_it_was_written() -> None:
    assert write_document(read_document(write_document(DOCUMENT))) == write_document(DOCUMENT)


OLD = (
    '{"title":"A paper","status":"Signed.","sections":[{"heading":"Extent","paragraphs":[],'
    '"tables":[{"caption":"Media","columns":["Media","Incidents"],"rows":[["Web",null]],'
    '"notes":[]}]}]}'
)


def test_one_that_was_frozen_before_there_were_charts_is_written_as_it_was() -> None:
    assert write_document(read_document(OLD)) == OLD


def test_what_a_table_is_drawn_as_is_stored_with_it() -> None:
    drawn = replace(TABLE, marks="bars", headline="Most often: Web")
    document = replace(DOCUMENT, sections=[Section("Extent", [], [drawn])])
    found = read_document(write_document(document)).sections[0].tables[0]
    assert (found.marks, found.headline) == ("bars", "Most often: Web")


def test_a_spreadsheet_has_each_cell_that_says_something() -> None:
    assert [tuple(line) for line in lines_of(DOCUMENT)] == [
        ("Media", "Email", "Incidents", "[c]"),
        ("Media", "Web", "Incidents", 5),
        ("Media", "Web", "Share of all", "9%"),
    ]


def test_its_cover_has_the_words() -> None:
    book = make_book(DOCUMENT, name="Paper", author="The unit")
    assert book.cover == ["A paper", "A draft.", "Extent: Some."]


def test_a_hidden_number_is_shown_as_such_and_a_large_one_in_groups() -> None:
    assert [shown_cell(cell) for cell in (None, 1_205, "9%")] == ["[c]", "1,205", "9%"]
