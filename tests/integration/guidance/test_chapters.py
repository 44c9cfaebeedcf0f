"""The document: a contents page that misses nothing, and chapters with the paper's words behind."""

import html
import re
from collections.abc import Iterator

import pytest
from flask import Flask

from tests.support.client import HouseClient
from tests.support.reading import links, text_of
from webapp.guidance import editions
from webapp.guidance.chapters.views import chapter_addresses
from webapp.guidance.source.content import Content


@pytest.fixture(autouse=True)
def _published(app: Flask) -> None:
    editions.publish_if_changed()


@pytest.fixture
def content(app: Flask) -> Content:
    return editions.current().content


def pages_of(client: HouseClient) -> Iterator[tuple[str, str]]:
    for path in chapter_addresses():
        yield path, client.get(path).text


def test_the_contents_page_leads_to_every_chapter_and_table(client: HouseClient) -> None:
    tables = {"/tables/bullying", "/tables/sexual", "/tables/personal-information"}
    assert {*chapter_addresses(), *tables} <= links(client.get("/guidance/"))
    assert len(chapter_addresses()) == 21


def test_a_chapter_says_all_that_it_has(client: HouseClient, content: Content) -> None:
    for chapter in content.chapters.values():
        text = text_of(client.get(f"/guidance/{chapter.id}"))
        pieces = [piece for section in chapter.sections for piece in section.pieces]
        said = [chapter.title, chapter.today, *(section.title for section in chapter.sections)]
        said += [words for piece in pieces for words in (piece.text, *piece.points)]
        said += [f"In 2012: {piece.was}" for piece in pieces if piece.was]
        said += [piece.note.now for piece in pieces if piece.note]
        assert [words for words in said if words not in text] == [], chapter.id


def test_every_link_inside_the_document_leads_somewhere(client: HouseClient) -> None:
    anchors = {path: set(re.findall(r'\bid="([^"]+)"', page)) for path, page in pages_of(client)}
    for path, page in pages_of(client):
        for link in re.findall(r'href="(/guidance/[^"]+)"', page):
            target, _, anchor = html.unescape(link).partition("#")
            assert target in anchors, (path, link)
            assert not anchor or anchor in anchors[target], (path, link)


def test_the_grid_of_risks_is_a_table_that_says_its_headings(client: HouseClient) -> None:
    page = client.get("/guidance/risks").text
    assert page.count('scope="col"') == 4
    assert page.count('scope="row"') == 3
    assert len(re.findall(r'<td role="cell"><b aria-hidden="true">', page)) == 12


def test_every_chapter_shows_its_lines_source_and_that_it_is_a_draft(client: HouseClient) -> None:
    for path in chapter_addresses():
        text = text_of(client.get(path))
        assert re.search(r"Lines \d+–\d+ of the document\.", text), path
        assert "version 1.1" in text and "Draft, not yet approved by the board" in text


def test_the_old_address_of_the_contents_leads_there(client: HouseClient) -> None:
    response = client.get("/tables/")
    assert (response.status_code, response.headers["Location"]) == (308, "/guidance/")


def test_an_unknown_chapter_is_not_found(client: HouseClient) -> None:
    assert client.get("/guidance/nothing").status_code == 404
