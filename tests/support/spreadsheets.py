"""Reads spreadsheets back: what is in each cell, as text, and what could be a formula."""

import csv
import io
from xml.etree import ElementTree
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

Sheets = dict[str, list[list[str]]]
NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for name in ("office", "table", "text")
}


def read(kind: str, content: bytes) -> Sheets:
    """The rows of each sheet. CSV has one, without a name."""
    if kind == "csv":
        return {"": [*csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""))]}
    return read_ods(content) if kind == "ods" else read_xlsx(content)


def table_of(kind: str, content: bytes) -> list[list[str]]:
    """The header and the lines of the table of incidents."""
    sheets = read(kind, content)
    return sheets[""] if kind == "csv" else sheets["Incidents"][2:]


def workbook_of(content: bytes) -> Workbook:
    """As openpyxl reads it."""
    return load_workbook(io.BytesIO(content))


def read_xlsx(content: bytes) -> Sheets:
    """A formula raises; a date is its ISO day."""
    sheets: Sheets = {}
    for sheet in workbook_of(content):
        assert not sheet.merged_cells.ranges
        rows = [[cell for cell in row if cell.value is not None] for row in sheet.iter_rows()]
        assert {cell.data_type for row in rows for cell in row} <= {"s", "n", "d"}
        sheets[sheet.title] = [[_words(cell.value) for cell in row] for row in rows]
    return sheets


def read_ods(content: bytes) -> Sheets:
    """The same of ODS."""
    with ZipFile(io.BytesIO(content)) as package:
        first = package.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", 0)
        tree = ElementTree.fromstring(package.read("content.xml"))
    assert tree.findall(".//*[@table:formula]", NAMES) == []
    assert tree.findall(".//table:covered-table-cell", NAMES) == []
    return {
        str(_of(sheet, "table", "name")): [_row(row) for row in _all(sheet, "table-row")]
        for sheet in _all(tree, "table")
    }


def _row(row: ElementTree.Element) -> list[str]:
    return [_cell(cell) for cell in row.findall("table:table-cell", NAMES)]


def _cell(cell: ElementTree.Element) -> str:
    kind = _of(cell, "office", "value-type")
    if kind in ("date", "float"):
        return str(_of(cell, "office", "date-value") or _of(cell, "office", "value"))
    return "\n".join(_text(part) for part in cell.findall("text:p", NAMES))


def _text(part: ElementTree.Element) -> str:
    marks = {f"{{{NAMES['text']}}}tab": "\t", f"{{{NAMES['text']}}}s": " "}
    inside = [marks[child.tag] + (child.tail or "") for child in part]
    return (part.text or "") + "".join(inside)


def _all(element: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return element.findall(f".//table:{name}", NAMES)


def _of(element: ElementTree.Element, space: str, name: str) -> str | None:
    return element.get(f"{{{NAMES[space]}}}{name}")


def _words(value: object) -> str:
    return str(value).removesuffix(" 00:00:00")
