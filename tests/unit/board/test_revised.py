"""Beside a line that a revision changed is [r]; nothing else is marked."""

from webapp.board.document import Cell, Document, Section, Table
from webapp.board.revised import mark_revised


def paper(*rows: list[Cell], caption: str = "Media") -> Document:
    return Document("A paper", "", [Section("Nature", (), [Table(caption, ["Media"], rows)])])


def labels(document: Document) -> list[Cell]:
    return [row[0] for row in document.sections[0].tables[0].rows]


def test_a_line_is_marked_where_its_number_is_another_one() -> None:
    before = paper(["Email", 10, "20%"], ["Web", None, ""], ["Chat [r]", 15, "30%"])
    after = paper(["Email", 15, "20%"], ["Web", None, ""], ["Chat", 15, "25%"], ["Other", 0, ""])
    assert labels(mark_revised(after, before)) == ["Email [r]", "Web", "Chat", "Other [r]"]


def test_what_was_hidden_and_is_shown_is_marked_and_a_new_table_is_not() -> None:
    hidden, shown = paper(["Web", None, ""]), paper(["Web", 0, ""])
    assert labels(mark_revised(shown, hidden)) == ["Web [r]"]
    assert labels(mark_revised(shown, paper(caption="Ages"))) == ["Web"]


def test_a_line_of_words_is_not_marked_and_one_with_a_number_among_words_is() -> None:
    before = paper(["Nude", 10, "", "Too few to say"], ["Ask each club", "The lead"])
    after = paper(["Nude", 15, "", "Too few to say"], ["Ask each library", "The lead"])
    assert labels(mark_revised(after, before)) == ["Nude [r]", "Ask each library"]
