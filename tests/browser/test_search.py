"""The search: found without signal, danger first, and no trace of what was typed."""

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import accessibility
from tests.browser.reporter import Reporter
from tests.support.product import Product

WORD = "zebrafish"
STORED = "JSON.stringify([{...sessionStorage}, {...localStorage}, history.state, document.title])"


class Searcher(Reporter):
    """A reporter on the search page."""

    def searches_for(self, words: str) -> None:
        self.field().fill("")
        self.field().press_sequentially(words)

    def field(self) -> Locator:
        return self.page.get_by_role("searchbox")

    def results(self) -> Locator:
        return self.page.locator(".app-results a").filter(visible=True)

    def count(self) -> Locator:
        return self.page.get_by_role("status").and_(self.page.locator(".app-found"))


@pytest.fixture
def searcher(reporter: Reporter) -> Searcher:
    searcher = Searcher(reporter.phone)
    searcher.waits_for_the_library()
    searcher.page.goto("/guidance/")
    searcher.presses("Search all of it")
    searcher.sees_the_page("Search")
    return searcher


def test_without_signal_an_incident_leads_to_its_answer_on_the_path(
    searcher: Searcher, product: Product
) -> None:
    product.kill()
    searcher.page.goto("/search")
    searcher.searches_for("someone sent a nude")
    expect(searcher.results().first).to_have_text("A nude, or filmed undressed")
    searcher.touches(searcher.results().first)
    searcher.sees_the_page("Who did it?")


def test_a_result_shows_the_words_of_today_and_leads_to_their_place(searcher: Searcher) -> None:
    searcher.searches_for("harassment law")
    searcher.sees("It is a crime to make someone fear violence at least twice")
    searcher.presses("Protection from Harassment Act 1997")
    expect(searcher.page).to_have_url(re.compile("/guidance/law#harassment$"))


def test_talk_of_danger_puts_999_and_the_first_question_above_every_hit(
    searcher: Searcher,
) -> None:
    searcher.searches_for("she is meeting him tonight, suicide")
    expect(searcher.count()).to_contain_text("Danger? Call 999.")
    main = searcher.page.locator("#main a").filter(visible=True)
    expect(main.nth(0)).to_have_attribute("href", "tel:999")
    expect(main.nth(1)).to_contain_text("Is anyone in danger now?")
    expect(searcher.results().first).to_be_visible()


def test_where_no_answer_of_the_path_is_found_the_path_is_in_sight(searcher: Searcher) -> None:
    link = searcher.page.get_by_text("Has something happened? Start at What should I do?")
    searcher.searches_for("accessibility keyboard")
    expect(link).to_be_visible()
    searcher.searches_for("someone sent a nude")
    expect(link).to_be_hidden()


def test_a_search_without_a_hit_says_whom_to_ring(searcher: Searcher) -> None:
    searcher.searches_for(WORD)
    expect(searcher.count()).to_have_text("No results")
    searcher.sees("Ring your safeguarding lead (not if it is about them)")
    expect(searcher.results()).to_have_count(0)


def test_nothing_typed_is_in_an_address_the_history_or_a_store(searcher: Searcher) -> None:
    before = searcher.page.evaluate("history.length")
    searcher.searches_for(WORD)
    searcher.field().press("Enter")
    expect(searcher.page).to_have_url(re.compile("/search$"))
    assert searcher.page.evaluate("history.length") == before
    assert WORD not in searcher.page.evaluate(STORED)
    assert not [one for one in searcher.phone.addresses if WORD in one]


@pytest.mark.parametrize("leaves", ["by a result", "by Exit"])
def test_back_shows_the_page_as_it_was_before_anything_was_typed(
    searcher: Searcher, leaves: str
) -> None:
    searcher.searches_for("lado")
    searcher.touches(searcher.results().first) if leaves == "by a result" else (
        searcher.presses("Exit")
    )
    expect(searcher.page).not_to_have_url(re.compile("/search$"))
    searcher.page.goto("/search") if leaves == "by Exit" else searcher.page.go_back()
    searcher.sees_the_page("Search")
    expect(searcher.field()).to_have_value("")
    expect(searcher.results()).to_have_count(0)
    searcher.searches_for("lado")
    expect(searcher.results().first).to_have_text("LADO (Designated Officer)")


@pytest.mark.parametrize("words", ["suicide", "lado", WORD])
def test_axe_finds_nothing_on_what_is_found(searcher: Searcher, words: str) -> None:
    searcher.searches_for(words)
    expect(searcher.count()).not_to_be_empty()
    assert accessibility.find_all_faults(searcher.page) == []
