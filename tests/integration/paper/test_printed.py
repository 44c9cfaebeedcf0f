"""Every paper, printed: PDF/UA that a screen reader can read, in our font, from our own files."""

import html
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from flask import Flask

from tests.support.printed import read_sheets
from tests.support.privacy import PRIVACY
from tests.support.tables import database_with_tables
from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db
from webapp.guidance import editions
from webapp.paper import shelf
from webapp.paper.printing import print_pdf
from webapp.paper.register import list_papers

ADDRESS = "https://esafety.example.org"
CONFIRMED: dict[str, Any] = {
    "status": "confirmed",
    "number": "0161 496 0000",
    "checked": "2026-11-27",
}
Tag = tuple[str, pikepdf.Object]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder: Path = tmp_path_factory.mktemp("instance")
    with database_with_tables("sqlite", folder) as url:
        env = {"INSTANCE_DIR": str(folder), "DATABASE_URL": url, "PUBLIC_URL": ADDRESS}
        app = create_app(Config.from_environment({**PRIVACY, **env}))
        with app.app_context():
            editions.publish_if_changed()
            yield app
            db.session.remove()
            db.engine.dispose()


@pytest.fixture(scope="module")
def papers(app: Flask) -> dict[str, pikepdf.Pdf]:
    rendered = {one.name: shelf.render(one) for one in list_papers(editions.current().content)}
    printed = {name: print_pdf(page, identifier=name) for name, page in rendered.items()}
    return {name: pikepdf.open(BytesIO(body)) for name, body in printed.items()}


def tags(pdf: pikepdf.Pdf) -> list[Tag]:
    """Every structure element with its type, in reading order."""
    found: list[Tag] = []
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.Array):
            waiting += reversed(list(item))
        elif isinstance(item, pikepdf.Dictionary) and "/S" in item:
            found.append((str(item.S)[1:], item))
            waiting.append(item.get("/K", pikepdf.Array()))
    return found


def test_each_is_tagged_and_names_its_language_and_title(papers: dict[str, pikepdf.Pdf]) -> None:
    for name, pdf in papers.items():
        assert pdf.Root.MarkInfo.Marked == True, name  # noqa: E712 - a PDF's own true
        assert pdf.Root.Lang == "en-GB", name
        assert pdf.Root.ViewerPreferences.DisplayDocTitle == True, name  # noqa: E712
        metadata = pdf.open_metadata()
        assert metadata["pdfuaid:part"] == "1", name
        assert "edition 2026.4.0" in metadata["dc:title"], name
        assert "Draft, not yet approved by the board." in metadata["dc:description"], name


def test_headings_skip_no_level(papers: dict[str, pikepdf.Pdf]) -> None:
    for name, pdf in papers.items():
        levels = [int(tag[1]) for tag, _ in tags(pdf) if tag in ("H1", "H2", "H3", "H4")]
        assert levels[0] == 1 and levels.count(1) == 1, name
        skipped = [b for a, b in zip(levels, levels[1:], strict=False) if b > a + 1]
        assert skipped == [], name


def test_every_figure_says_what_it_shows(papers: dict[str, pikepdf.Pdf]) -> None:
    for name, pdf in papers.items():
        figures = [element for tag, element in tags(pdf) if tag == "Figure"]
        assert [one for one in figures if not str(one.get("/Alt", ""))] == [], name


def test_the_poster_is_one_page_with_a_code_that_opens_the_product(
    papers: dict[str, pikepdf.Pdf],
) -> None:
    assert len(papers["poster"].pages) == 1
    (code,) = (element for tag, element in tags(papers["poster"]) if tag == "Figure")
    assert str(code.Alt).endswith(f"it opens {ADDRESS}")


def test_the_poster_is_one_page_when_all_is_confirmed_and_approved(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "status_of", lambda about: f"Approved by {'Lena Lead ' * 18}.")
    paper = list_papers(editions.current().content)[0]
    given = paper.gather(editions.current().content)
    rings = [replace(contact, **CONFIRMED) for contact in given["poster"].rings]
    full = replace(paper, gather=lambda content: {**given, "rings": rings})
    printed = print_pdf(shelf.render(full), identifier="x")
    assert len(pikepdf.open(BytesIO(printed)).pages) == 1


def test_every_sheet_of_a_table_names_the_row_that_goes_on_there(app: Flask) -> None:
    content = editions.current().content
    for paper in (one for one in list_papers(content) if one.name.startswith("table-")):
        titles = [row.title for row in paper.gather(content)["rows"]]
        sheets = read_sheets(print_pdf(shelf.render(paper), identifier="x"))
        assert len(sheets) <= 8
        for sheet in sheets:
            assert sheet.startswith((paper.title, "Numbers in this paper", "Who ", *titles)), sheet


def test_the_path_is_four_sheets(papers: dict[str, pikepdf.Pdf]) -> None:
    assert len(papers["path"].pages) == 4


@pytest.mark.parametrize(
    ("confirmed", "said"),
    [
        ((), "whose address nobody has confirmed yet"),
        (("unit",), "Ring 0161 496 0000 and ask for its address."),
        (("unit", "unit-mailbox"), ", 0161 496 0000. Checked on 27 November 2026"),
    ],
)
def test_the_form_says_where_to_send_it(app: Flask, confirmed: tuple[str, ...], said: str) -> None:
    content = editions.current().content
    paper = next(one for one in list_papers(content) if one.name == "form")
    now = {name: replace(content.contacts[name], **CONFIRMED) for name in confirmed}
    changed = replace(content, contacts={**content.contacts, **now})
    page = shelf.render(replace(paper, gather=lambda _: paper.gather(changed)))
    assert said in " ".join(page.split())


def test_every_cell_of_a_table_names_its_headers(papers: dict[str, pikepdf.Pdf]) -> None:
    for name, pdf in papers.items():
        found = tags(pdf)
        headers = {str(element.ID) for tag, element in found if tag == "TH"}
        for cell in (element for tag, element in found if tag == "TD"):
            named = {str(header) for header in cell.A.get("/Headers", [])}
            assert named and named <= headers, name


def test_every_link_says_where_it_leads(papers: dict[str, pikepdf.Pdf]) -> None:
    links = [one for pdf in papers.values() for one in pdf.objects if is_link(one)]
    assert len(links) > 20
    assert [one for one in links if not str(one.get("/Contents", ""))] == []


def is_link(one: pikepdf.Object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == "/Link"


def test_every_font_is_ours_and_embedded(papers: dict[str, pikepdf.Pdf]) -> None:
    for name, pdf in papers.items():
        fonts = [one for one in pdf.objects if getattr(one, "Type", None) == "/FontDescriptor"]
        assert fonts, name
        for font in fonts:
            assert "Source-Sans" in str(font.FontName), name
            assert "/FontFile2" in font or "/FontFile3" in font, name


def test_the_guidance_on_paper_has_every_paragraph(app: Flask) -> None:
    content = editions.current().content
    paper = next(one for one in list_papers(content) if one.name == "guidance")
    printed = html.unescape(shelf.render(paper))
    for chapter in content.chapters.values():
        for piece in (piece for section in chapter.sections for piece in section.pieces):
            said = (piece.text, *piece.points, piece.was, piece.note.now if piece.note else "")
            assert [words for words in said if words not in printed] == [], chapter.id


def test_printing_again_gives_the_same_bytes(app: Flask) -> None:
    page = shelf.render(list_papers(editions.current().content)[0])
    assert print_pdf(page, identifier="x") == print_pdf(page, identifier="x")


def test_nothing_is_loaded_from_elsewhere(app: Flask, caplog: pytest.LogCaptureFixture) -> None:
    for address in ("https://example.org/spy.png", "file:///etc/hostname"):
        print_pdf(f'<html lang="en"><img alt="x" src="{address}">', identifier="x")
        assert f"A paper loads nothing from elsewhere: {address}" in caplog.text
