"""The search as served: everything there is to find, each with a page, and nothing that is sent."""

import re
from collections.abc import Callable, Iterator

import pytest
import turbohtml
from flask import Flask
from turbohtml import Element, Node

from tests.support.client import HouseClient
from tests.support.search_entries import list_shipped_entries, texts_of
from webapp.guidance import editions
from webapp.search.entries import each_with_parts

pytestmark = pytest.mark.postgresql

LINK = re.compile(r'<li(?: data-alone)?>\s*<a (?:class="app-pill" )?href="([^"]+)"')


@pytest.fixture
def page(app: Flask, client: HouseClient) -> str:
    editions.publish_if_changed()
    return client.get("/search").get_data(as_text=True)


@pytest.fixture
def ids_on(client: HouseClient) -> Callable[[str], set[str]]:
    """The ids of the elements of a page that answers."""

    def read(address: str) -> set[str]:
        answer = client.get(address)
        assert answer.status_code == 200, address
        document = turbohtml.parse(answer.get_data(as_text=True))
        return {str(element.attrs["id"]) for element in document.select("[id]")}

    return read


def test_each_result_leads_to_a_page_and_a_place_on_it(
    page: str, ids_on: Callable[[str], set[str]]
) -> None:
    links = [one.partition("#") for one in LINK.findall(page) if one.startswith("/")]
    places: dict[str, set[str]] = {}
    for address, _, anchor in links:
        places.setdefault(address, set()).add(anchor)
    assert len(links) > 160
    missing = {address: anchors - {"", *ids_on(address)} for address, anchors in places.items()}
    assert not any(missing.values()), missing


def test_nothing_typed_can_be_sent(page: str, client: HouseClient) -> None:
    main = page[page.index("<main") : page.index("</main>")]
    assert "<form" not in main and " name=" not in main
    assert client.post("/search", data={"q": "sexting"}).status_code == 405


def test_an_answer_of_the_path_says_that_nobody_is_in_danger(page: str) -> None:
    path = page[page.index('data-kind="path"') : page.index('data-kind="calls"')]
    assert "In danger, or not sure?" in path
    assert path.count('data-danger="no"') == path.count("<li") == 11


def test_a_page_that_no_phone_keeps_says_that_it_needs_signal(page: str) -> None:
    marked = re.findall(r'href="([^"]+)" data-needs-signal', page)
    assert marked == ["/papers/", "/guidance/statements"]
    assert page.count("Needs signal.") == 2


def test_a_contact_is_its_own_call(page: str) -> None:
    childline = page[: page.index("Childline, for the child")].rpartition("<li")[2]
    assert 'href="tel:08001111" data-call="childline"' in childline


def test_a_number_that_is_not_confirmed_is_not_shown(page: str) -> None:
    lado = page[page.index("LADO (Designated Officer)</a>") :].partition("</li>")[0]
    assert "We do not have this yet." in lado and 'href="tel:0' not in lado


def test_each_entry_has_its_words_and_its_texts_of_today_in_the_order_of_the_list(
    page: str,
) -> None:
    document = turbohtml.parse(page)
    index = document.select_one("template[data-part=index]")
    items = document.select("[data-part=kinds] li")
    entries = list(each_with_parts(list_shipped_entries()))
    assert index is not None and len(items) == len(entries)
    for name in ("words", "dangers"):
        listed = [getattr(entry, name).replace(", ", ",") for entry in entries]
        assert str(index.attrs[f"data-{name}"]).split("|") == listed
    [content] = index.children
    blocks = [one for one in content.children if isinstance(one, Element)]
    assert [texts_in(block) for block in blocks] == [texts_of(entry) for entry in entries]


def texts_in(block: Element) -> list[str]:
    """The texts of an entry's block, as static/js/search/reading.js reads them."""
    paragraphs = block.select("p, li, td")
    return [text for one in paragraphs if (text := "".join(words_of_today(one)).strip())]


def words_of_today(node: Node) -> Iterator[str]:
    if not isinstance(node, Element):
        yield node.text
    elif node.tag not in ("a", "b") and not node.has_class("app-note__was"):
        for child in node.children:
            yield from words_of_today(child)
