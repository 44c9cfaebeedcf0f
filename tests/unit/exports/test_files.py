"""Spreadsheets in three formats: the same cells, no formula, and the rules of GOV.UK."""

import io
import tracemalloc
from datetime import date
from zipfile import ZipFile

import pytest

from tests.support.spreadsheets import read, table_of, workbook_of
from webapp.exports.book import CUT, LONGEST_CELL, Book, Column
from webapp.exports.formats import Format, write

TITLES = ("Reference", "Counted on", "Reports", "What")
NASTY = [
    "=1+1",
    "+44 161 496 0018",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =cmd|' /C calc'!A0",
    "＝1",
    "https://example.org",
    "{=1}",
    "0042",
    'a "b", c; d',
    "<b>&amp;",
    "two\nlines",
    "Zoë 🙂",
]


def book_of(texts, *, more: int = 0) -> Book:
    """A line for each text, and so many more."""
    lines = [*texts, *(["same"] * more)]
    cells = (lambda _: "ABC", lambda _: date(2026, 11, 24), lambda _: 3, lambda text: text)
    columns = [
        Column(title, f"About {title}", cell) for title, cell in zip(TITLES, cells, strict=True)
    ]
    return Book("Incidents", "The Unit", ["A line", "Another"], columns, iter(lines))


def written(kind: Format, book: Book, *, on_disk: bool = True) -> bytes:
    file = io.BytesIO()
    write(book, kind, file, on_disk=on_disk)
    return file.getvalue()


@pytest.mark.parametrize("kind", Format)
@pytest.mark.parametrize("on_disk", [True, False])
def test_every_format_has_the_same_table(kind: Format, on_disk: bool) -> None:
    table = table_of(kind, written(kind, book_of(["one", "two"]), on_disk=on_disk))
    line = ["ABC", "2026-11-24", "3"]
    assert table == [[*TITLES], [*line, "one"], [*line, "two"]]


@pytest.mark.parametrize("kind", [Format.XLSX, Format.ODS])
def test_no_text_is_a_formula_a_link_or_a_number(kind: Format) -> None:
    """The readers fail on a formula."""
    table = table_of(kind, written(kind, book_of(NASTY)))
    # A carriage return is a line break in XML.
    wanted = [text.replace("\r", "\n") if kind is Format.ODS else text for text in NASTY]
    assert [row[3].replace("_x000D_", "\r") for row in table[1:]] == wanted


def test_csv_has_a_mark_before_what_could_be_a_formula() -> None:
    texts = [row[3] for row in table_of("csv", written(Format.CSV, book_of(NASTY)))[1:]]
    assert texts == [*(f"'{text}" for text in NASTY[:8]), *NASTY[8:]]


@pytest.mark.parametrize("kind", [Format.XLSX, Format.ODS])
def test_there_are_a_cover_notes_and_one_table_a_sheet(kind: Format) -> None:
    sheets = read(kind, written(kind, book_of(["one"])))
    assert [*sheets] == ["Cover", "Notes", "Incidents"]
    assert sheets["Cover"] == [["Incidents"], ["A line"], ["Another"]]
    assert sheets["Notes"][:2] == [["Notes"], ["This sheet has one table."]]
    assert sheets["Notes"][2:4] == [["Column", "What it means"], ["Reference", "About Reference"]]
    assert sheets["Incidents"][0] == ["Incidents"]
    assert "" not in [cell for rows in sheets.values() for row in rows for cell in row]


def test_tables_of_excel_are_marked_up_with_their_headers() -> None:
    workbook = workbook_of(written(Format.XLSX, book_of(["one"] * 5)))
    marked = {sheet.title: [*sheet.tables.values()] for sheet in workbook}
    assert [table.ref for table in marked["Incidents"]] == ["A3:D8"]
    assert [column.name for column in marked["Incidents"][0].tableColumns] == [*TITLES]
    assert [table.ref for table in marked["Notes"]] == ["A3:B7"]
    assert (workbook.properties.title, workbook.properties.creator) == ("Incidents", "The Unit")


def test_tables_of_opendocument_are_marked_up_with_their_headers() -> None:
    with ZipFile(io.BytesIO(written(Format.ODS, book_of(["one"] * 5)))) as package:
        content, about = (package.read(part).decode() for part in ("content.xml", "meta.xml"))
    assert content.count("<table:table-header-rows>") == 2
    assert "table:target-range-address=\"'Incidents'.A3:'Incidents'.D8\"" in content
    assert "<dc:title>Incidents</dc:title>" in about
    assert "<dc:language>en-GB</dc:language>" in about


@pytest.mark.parametrize("kind", Format)
def test_what_no_cell_can_hold_is_replaced_or_cut(kind: Format) -> None:
    long = "x" * (LONGEST_CELL + 10)
    table = table_of(kind, written(kind, book_of(["a\x00b\x0bc\ud800", long])))
    assert table[1][3] == "a\ufffdb\ufffdc\ufffd"
    assert table[2][3] == long[:LONGEST_CELL] + CUT


@pytest.mark.parametrize("kind", Format)
def test_a_table_without_lines_has_its_header(kind: Format) -> None:
    assert table_of(kind, written(kind, book_of([]))) == [[*TITLES]]


@pytest.mark.parametrize("kind", Format)
def test_ten_times_as_many_lines_cost_no_more_memory(kind: Format, tmp_path) -> None:
    few, many = (_memory_for(kind, count, tmp_path / "file") for count in (2_000, 20_000))
    assert many < few + 300_000


def _memory_for(kind: Format, count: int, path) -> int:
    book = book_of([])
    book = Book(book.title, book.author, book.cover, book.columns, (str(i) for i in range(count)))
    with path.open("wb") as file:
        tracemalloc.start()
        try:
            assert write(book, kind, file, on_disk=True) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
