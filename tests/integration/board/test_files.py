"""The files of a paper: each has the numbers of the page, and is the same bytes for ever."""

import csv
import hashlib
import html
import io
import re
from collections.abc import Iterator
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import openpyxl
import pikepdf
import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.board import QUARTER, count_types, freezes
from tests.support.cast import LEAD, Enter
from tests.support.printed import read_sheets
from webapp.board import files as making
from webapp.board.document import Document, read_document
from webapp.board.marks import BARS, RUN, draw_bars, draw_run
from webapp.board.models import BoardFile, BoardPaper
from webapp.board.spreadsheet import lines_of
from webapp.extensions import db

Lines = list[list[str]]
A4 = (595, 842)


@pytest.fixture
def files(app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """Those of a paper, as its page offers them; each is asked for twice."""
    count_types("2026-05", grooming=3, bullying=1_240, sexual=60)
    lead = enter(LEAD)
    with monkeypatch.context() as patch:
        patch.setattr(making, "can_print", lambda: False)
        freezes(lead, QUARTER.before or QUARTER)
    address = freezes(lead)
    found = {"html": lead.opens(address).data}
    of_it = select(BoardFile).where(BoardFile.paper_id == int(address.rpartition("/")[2]))
    for kept in db.session.scalars(of_it):
        answers = [lead.opens(f"{address}/paper.{kept.kind}") for _ in range(2)]
        assert answers[0].data == answers[1].data == kept.body
        assert hashlib.sha256(answers[0].data).hexdigest() == kept.digest
        found[kept.kind] = answers[0].data
    return found


def frozen() -> Document:
    newest = select(BoardPaper.content).order_by(BoardPaper.id.desc()).limit(1)
    return read_document(db.session.scalars(newest).one())


def of_html(body: bytes) -> Lines:
    found: Lines = []
    _, main = body.decode().split("<main", 1)
    for table in re.findall("<table.*?</table>", main.split("</main>")[0], re.S):
        caption = in_words(re.findall("<caption[^>]*>([^<]*)", table)[0])
        (_, *columns), *rows = (
            [in_words(cell) for cell in re.findall("<t[hd].*?</t[hd]>", row, re.S)]
            for row in re.findall("<tr>.*?</tr>", table, re.S)
        )
        for first, *cells in rows:
            pairs = zip(columns, cells, strict=True)
            found += [[caption, first, column, cell] for column, cell in pairs if cell]
    return found


def in_words(part: str) -> str:
    return html.unescape(" ".join(re.sub("<[^>]+>", " ", part).split())).replace(",", "")


def of_csv(body: bytes) -> Lines:
    return [*csv.reader(io.StringIO(body.decode("utf-8-sig")))][1:]


def of_xlsx(body: bytes) -> Lines:
    sheet = openpyxl.load_workbook(io.BytesIO(body)).worksheets[-1]
    return [[str(cell) for cell in row] for row in sheet.iter_rows(min_row=4, values_only=True)]


def of_ods(body: bytes) -> Lines:
    root = ElementTree.fromstring(ZipFile(io.BytesIO(body)).read("content.xml"))
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    rows = [*root.iter(f"{table}table")][-1].iter(f"{table}table-row")
    return [["".join(cell.itertext()) for cell in row] for row in rows][3:]


def structure(pdf: pikepdf.Pdf) -> Iterator[Any]:
    """Every element of the structure."""
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += list(item)
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            yield item
            waiting.append(item.get("/K", pikepdf.Array()))


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_each_has_the_numbers_of_the_paper(files: dict[str, bytes]) -> None:
    lines = [[*map(str, line)] for line in lines_of(frozen())]
    assert ["Type of incident", "Grooming", "Incidents", "[c]"] in lines and len(lines) > 90
    assert of_csv(files["csv"]) == of_xlsx(files["xlsx"]) == of_ods(files["ods"]) == lines
    assert of_html(files["html"]) == [[one.replace(",", "") for one in line] for line in lines]
    printed = " ".join(read_sheets(files["pdf"]))
    assert all(value in printed.replace(",", "") for _, _, _, value in lines)


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_each_mark_of_a_chart_is_of_a_printed_number(files: dict[str, bytes]) -> None:
    tables = [table for section in frozen().sections for table in section.tables]
    bars = [bar for one in tables if one.marks == BARS for bar in draw_bars(one) if bar.width]
    [run] = [draw_run(one) for one in tables if one.marks == RUN]
    page = files["html"].decode()
    assert re.findall(r'<rect [^>]*width="([\d.]+)%', page) == [f"{one.width:.1f}" for one in bars]
    assert re.findall(r'<circle [^>]*cy="([\d.]+)%', page) == [f"{one.y:.1f}" for one in run.points]


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_every_figure_of_the_pdf_has_its_alternative_text(files: dict[str, bytes]) -> None:
    pdf = pikepdf.open(io.BytesIO(files["pdf"]))
    said = [str(one.get("/Alt", "")) for one in structure(pdf) if one.S == "/Figure"]
    run = "Incidents by month. All numbers are in the table that follows."
    assert "A bar of 1240" in said and run in said and all(said)


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_a_quarter_is_two_pages_of_a4_and_each_cell_names_its_headers(
    files: dict[str, bytes],
) -> None:
    pdf = pikepdf.open(io.BytesIO(files["pdf"]))
    sizes = [tuple(round(float(side)) for side in page.mediabox[2:]) for page in pdf.pages]
    assert sizes == [A4, A4]
    assert {len(one.A.Headers) for one in structure(pdf) if one.S == "/TD"} == {2}, (
        "of its line and of its column"
    )
