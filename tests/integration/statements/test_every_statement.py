"""A board can see that nothing of its paper is missing: each statement, and where it is."""

import html
import re
from collections.abc import Callable
from functools import cache

import pytest
from flask import Flask

from tests.support.client import HouseClient
from tests.support.reading import links
from webapp.guidance import editions
from webapp.statements.source import Disposition, read_statements
from webapp.statements.views import find_all

LISTING = "/guidance/statements"


@pytest.fixture(autouse=True)
def _published(app: Flask) -> None:
    editions.publish_if_changed()


@pytest.fixture
def fetch(client: HouseClient) -> Callable[[str], str]:
    @cache
    def fetch(path: str) -> str:
        response = client.get(path)
        assert response.status_code == 200, path
        return response.text

    return fetch


def without_spaces(page: str) -> str:
    return re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", page)))


def test_each_of_the_476_statements_is_listed_once(fetch) -> None:
    listed = re.findall(r'class="app-statement" id="(\w+)"', fetch(LISTING))
    assert sorted(listed) == [f"S{number:03}" for number in range(1, 477)]


def test_each_links_to_a_page_with_its_anchor_and_its_words(client, fetch) -> None:
    places = find_all(editions.current().name)
    listing = links(client.get(LISTING))
    lacking = []
    for id_, place in places.items():
        path, _, anchor = place.address.partition("#")
        page = fetch(path)
        has_anchor = not anchor or f'id="{anchor}"' in page
        says_it = all(without_spaces(words) in without_spaces(page) for words in place.words)
        if not (place.words and has_anchor and says_it and place.address in listing):
            lacking.append((id_, place))
    assert lacking == []


def test_what_is_retired_says_why() -> None:
    for one in read_statements():
        assert bool(one.reason) == (one.disposition is Disposition.RETIRED), one.id


def test_the_contents_page_leads_there(client) -> None:
    assert LISTING in links(client.get("/guidance/"))


def test_a_statement_about_the_actions_shows_the_actions() -> None:
    """Boxes 4 and 5 of the paper say to follow and complete them."""
    places = find_all(editions.current().name)
    for id_ in ("S466", "S467"):
        heading, *acts = places[id_].words
        assert heading == "You, now" and len(acts) >= 3
