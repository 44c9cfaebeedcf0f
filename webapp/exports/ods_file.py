"""Writes an OpenDocument spreadsheet (ODS), a line at a time. Pure.

Libraries for this format keep the whole document in memory.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from webapp.exports.book import Book, Cell
from webapp.exports.xlsx_file import ABOUT_TABLE

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for name, value in (
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("meta", "meta"),
        ("number", "datastyle"),
        ("fo", "xsl-fo-compatible"),
    )
)
VERSION = 'office:version="1.3"'
XML = '<?xml version="1.0" encoding="UTF-8"?>'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
# By its name in the package; content.xml is written as it is read.
PARTS = ("content.xml", "meta.xml", "styles.xml")
STYLES = (
    '<number:date-style style:name="day"><number:year number:style="long"/><number:text>-'
    '</number:text><number:month number:style="long"/><number:text>-</number:text>'
    '<number:day number:style="long"/></number:date-style>'
    + "".join(
        f'<style:style style:name="{name}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width}"/></style:style>'
        for name, width in (("narrow", "4.5cm"), ("wide", "16cm"))
    )
    + "".join(
        f'<style:style style:name="{name}" style:family="table-cell"{more}>{inside}</style:style>'
        for name, more, inside in (
            ("title", "", '<style:text-properties fo:font-weight="bold" fo:font-size="15pt"/>'),
            ("header", "", '<style:text-properties fo:font-weight="bold"/>'),
            ("date", ' style:data-style-name="day"', ""),
            ("text", "", '<style:table-cell-properties fo:wrap-option="wrap"/>'),
        )
    )
)


def write_ods(book: Book, file: BinaryIO) -> int:
    """Write cover, notes and the table. Returns how many lines."""
    with ZipFile(file, "w", ZIP_DEFLATED) as package:
        package.writestr("mimetype", MIMETYPE, ZIP_STORED)
        package.writestr("META-INF/manifest.xml", _manifest())
        package.writestr("meta.xml", _meta(book))
        package.writestr("styles.xml", f"{XML}<office:document-styles {NAMES} {VERSION}/>")
        lines = _Counted(book.rows())
        with package.open("content.xml", "w", force_zip64=True) as content:
            for part in _content(book, lines):
                content.write(part.encode())
    return lines.count


class _Counted:
    """Counts what passes."""

    def __init__(self, rows: Iterable[list[Cell]]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[list[Cell]]:
        for row in self._rows:
            self.count += 1
            yield row


def _manifest() -> str:
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{kind}"/>'
        for path, kind in (("/", MIMETYPE), *((part, "text/xml") for part in PARTS))
    )
    about = f'xmlns:manifest="{MANIFEST}" manifest:version="1.3"'
    return f"{XML}<manifest:manifest {about}>{entries}</manifest:manifest>"


def _meta(book: Book) -> str:
    said = (
        f"<dc:title>{escape(book.title)}</dc:title><dc:creator>{escape(book.author)}</dc:creator>"
        "<dc:language>en-GB</dc:language>"
    )
    inside = f"<office:meta>{said}</office:meta>"
    return f"{XML}<office:document-meta {NAMES} {DC} {VERSION}>{inside}</office:document-meta>"


def _content(book: Book, lines: _Counted) -> Iterator[str]:
    yield f"{XML}<office:document-content {NAMES} {VERSION}>"
    yield f"<office:automatic-styles>{STYLES}</office:automatic-styles>"
    yield "<office:body><office:spreadsheet>"
    yield from _sheet("Cover", book.title, ["wide"], map(_one, book.cover))
    yield from _sheet("Notes", "Notes", ["narrow", "wide"], _notes(book))
    yield from _sheet(book.title, book.title, ["narrow"] * len(book.columns), _table(book, lines))
    yield "<table:database-ranges>"
    yield _range("Notes", "notes", 2, len(book.notes))
    yield _range(book.title, "incidents", len(book.columns), lines.count)
    yield "</table:database-ranges></office:spreadsheet></office:body></office:document-content>"


def _sheet(name: str, title: str, widths: list[str], rows: Iterable[str]) -> Iterator[str]:
    yield f"<table:table table:name={quoteattr(name)}>"
    yield from (f'<table:table-column table:style-name="{width}"/>' for width in widths)
    yield _row([title], style="title")
    yield from rows
    yield "</table:table>"


def _one(line: str) -> str:
    return _row([line])


def _notes(book: Book) -> Iterator[str]:
    yield _row(["This sheet has one table."])
    yield from _header(["Column", "What it means"])
    yield from (_row([*note]) for note in book.notes)


def _table(book: Book, lines: _Counted) -> Iterator[str]:
    yield _row([ABOUT_TABLE])
    yield from _header(book.header)
    yield from map(_row, lines)


def _header(titles: list[str]) -> Iterator[str]:
    yield "<table:table-header-rows>"
    yield _row([*titles], style="header")
    yield "</table:table-header-rows>"


def _row(cells: Iterable[Cell], style: str = "text") -> str:
    return f"<table:table-row>{''.join(_cell(cell, style) for cell in cells)}</table:table-row>"


def _cell(cell: Cell, style: str) -> str:
    if isinstance(cell, date):
        kind, style = f'date" office:date-value="{cell.isoformat()}', "date"
    elif isinstance(cell, int):
        kind = f'float" office:value="{cell}'
    else:
        kind = "string"
    lines = re.split("\r\n|\r|\n", str(cell))
    shown = "".join(f"<text:p>{_text(line)}</text:p>" for line in lines)
    about = f'table:style-name="{style}" office:value-type="{kind}"'
    return f"<table:table-cell {about}>{shown}</table:table-cell>"


def _text(line: str) -> str:
    """Spaces that follow each other, and tabs, have elements of their own."""
    return escape(line).replace("\t", "<text:tab/>").replace("  ", " <text:s/>")


def _range(sheet: str, name: str, width: int, count: int) -> str:
    first, last = f"'{sheet}'.A3", f"'{sheet}'.{chr(ord('A') + width - 1)}{3 + count}"
    address = quoteattr(f"{first}:{last}")
    return (
        f'<table:database-range table:name="{name}" table:target-range-address={address} '
        'table:contains-header="true" table:display-filter-buttons="true"/>'
    )
