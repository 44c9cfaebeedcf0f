"""Writes a spreadsheet for Excel (XLSX), a line at a time. Pure."""

from datetime import date
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range
from xlsxwriter.worksheet import Worksheet

from webapp.exports.book import Book, Cell

# Every text is a text: none becomes a formula, a link or a number.
TEXTS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
WIDE, NARROW = 80, 22
ABOUT_TABLE = "This sheet has one table. The sheet Notes says what each column means."


def write_xlsx(book: Book, file: BinaryIO, *, on_disk: bool) -> int:
    """Write cover, notes and the table. Returns how many lines.

    `on_disk`: its lines wait in temporary files, so that their number costs no memory.
    """
    where = {"constant_memory": True} if on_disk else {"in_memory": True}
    workbook = Workbook(file, {**TEXTS, **where, "default_date_format": "yyyy-mm-dd"})
    workbook.set_properties({"title": book.title, "author": book.author})
    _write_texts(workbook, "Cover", book.title, book.cover)
    _write_notes(workbook, book)
    count = _write_lines(workbook, book)
    workbook.close()
    return count


def _write_texts(workbook: Workbook, name: str, title: str, lines: Any) -> None:
    sheet = _begin(workbook, name, title)
    wrapped = workbook.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, WIDE)
    for number, line in enumerate(lines, 1):
        sheet.write_string(number, 0, line, wrapped)


def _write_notes(workbook: Workbook, book: Book) -> None:
    sheet = _begin(workbook, "Notes", "Notes")
    sheet.set_column(0, 0, NARROW)
    sheet.set_column(1, 1, WIDE)
    sheet.write_string(1, 0, "This sheet has one table.")
    header = ["Column", "What it means"]
    _write_row(workbook, sheet, 2, [*header])
    for number, note in enumerate(book.notes, 3):
        _write_row(workbook, sheet, number, [*note])
    _mark_table(sheet, "notes", header, last=2 + len(book.notes))


def _write_lines(workbook: Workbook, book: Book) -> int:
    sheet = _begin(workbook, book.title, book.title)
    sheet.set_column(0, len(book.columns) - 1, NARROW)
    sheet.write_string(1, 0, ABOUT_TABLE)
    _write_row(workbook, sheet, 2, [*book.header])
    count = 0
    for count, row in enumerate(book.rows(), 1):
        _write_row(workbook, sheet, 2 + count, row)
    if count:
        _mark_table(sheet, "incidents", book.header, last=2 + count)
    return count


def _begin(workbook: Workbook, name: str, title: str) -> Worksheet:
    sheet = workbook.add_worksheet(name)
    sheet.write_string(0, 0, title, workbook.add_format({"bold": True, "font_size": 15}))
    return sheet


def _write_row(workbook: Workbook, sheet: Worksheet, number: int, row: list[Cell]) -> None:
    for place, cell in enumerate(row):
        if isinstance(cell, str):
            sheet.write_string(number, place, cell)
        elif isinstance(cell, date):
            sheet.write_datetime(number, place, cell)
        else:
            sheet.write_number(number, place, cell)


def _mark_table(sheet: Worksheet, name: str, header: list[str], *, last: int) -> None:
    """Mark up the table from its header in the third row to its last, so that programs find it.

    XlsxWriter refuses that for rows that it has written already, and notes each cell of a table in
    memory: so it marks up one line, and the table is made longer.
    """
    columns = [{"header": title} for title in header]
    constant, sheet.constant_memory = sheet.constant_memory, False
    marked = sheet.add_table(2, 0, 3, len(header) - 1, {"name": name, "columns": columns})
    sheet.constant_memory = constant
    if marked != 0:
        raise ValueError(name)
    sheet.tables[-1]["range"] = xl_range(2, 0, last, len(header) - 1)
    sheet.tables[-1]["a_range"] = sheet.tables[-1]["range"]
