"""The browser's profile holds no word that was typed, also after it was killed."""

from collections.abc import Callable

import pytest

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.browser.typed_words import (
    OF_THE_LEAD,
    RING_BACK,
    SWITCHED_OFF,
    is_moment,
    sought,
    types_everything,
    words_for,
)
from tests.support.canaries import find_canaries
from tests.support.faulty_network import HOP_BY_HOP, Exchange, FaultyNetwork
from tests.support.product import Product

pytestmark = pytest.mark.usefixtures("own_browser")

# Chromium keeps the tab to restore it: docs/trust.md.
SESSION_RESTORE = "/Sessions/"
WRITTEN_AFTER_MS = 5000


def fills_in_every_field(reporter: Reporter) -> list[str]:
    def type_into(name: str, text: str) -> None:
        field = reporter.page.locator(f"#{name}")
        reporter.goes_to(field)
        (field.fill if is_moment(name) else field.press_sequentially)(text)

    return types_everything(reporter, type_into)


def what_is_left(phone: Phone, words: list[str]) -> list[str]:
    phone.kill()
    return find_canaries(phone.folder, words)


def test_a_saved_report_leaves_no_word_of_any_field(reporter: Reporter) -> None:
    reporter.opens_the_form()
    words = fills_in_every_field(reporter)
    reporter.touches(reporter.page.get_by_label("Remember me on this phone"))
    reporter.saves_anyway()
    reporter.sees_it_delivered()
    assert what_is_left(reporter.phone, words) == []


def test_without_the_defence_the_browser_keeps_them(reporter: Reporter) -> None:
    reporter.opens_the_form()
    reporter.page.evaluate(SWITCHED_OFF)
    words = fills_in_every_field(reporter)
    reporter.saves_anyway()
    left = what_is_left(reporter.phone, words)
    assert any("Web Data" in one for one in left), left


def test_a_draft_leaves_no_word_either_nor_one_taken_back(reporter: Reporter) -> None:
    reporter.opens_the_form()
    words = fills_in_every_field(reporter)
    for field in ("Your phone number", "Your email address"):
        reporter.writes(field, "")
    reporter.goes_on_to_the_check()
    reporter.presses("Go on anyway")
    reporter.sees("Nobody can ring you back.")
    words += types(reporter, RING_BACK)
    reporter.page.wait_for_timeout(1000)
    assert what_is_left(reporter.phone, words) == []


def test_no_other_page_leaves_a_word(reporter: Reporter) -> None:
    reporter.page.goto("/my-lead")
    words = types(reporter, *OF_THE_LEAD)
    reporter.presses("Keep on this phone")
    reporter.sees("Kept on this phone.")
    reporter.page.goto("/nothing-to-report")
    words += types(reporter, "organisation")
    reporter.presses("We have nothing to report")
    reporter.sees("Arrived, ")
    reporter.page.goto("/search")
    words += types(reporter, "search")
    reporter.sees("No results")
    reporter.page.wait_for_timeout(WRITTEN_AFTER_MS)
    assert what_is_left(reporter.phone, words) == []


def types(reporter: Reporter, *names: str) -> list[str]:
    words = words_for([*names])
    for name, word in words.items():
        reporter.page.locator(f"#{name}").press_sequentially(word)
    return sought(words)


@pytest.fixture
def without_script(make_phone: Callable[..., Phone], product: Product) -> Reporter:
    reporter = Reporter(make_phone(product.address, java_script_enabled=False))
    reporter.page.goto("/report")
    return reporter


def sends(reporter: Reporter) -> list[str]:
    words = types_everything(reporter, lambda name, text: reporter.page.fill(f"#{name}", text))
    reporter.presses("Check your answers")
    reporter.presses("Go on anyway")
    reporter.sees_the_page("Check your answers")
    reporter.presses("Send")
    reporter.sees_a_heading_with("It has arrived")
    return words


def adds_a_number_where_it_is_checked(reporter: Reporter) -> list[str]:
    reporter.page.goto("/report")
    reporter.presses("Check your answers")
    reporter.presses("Go on anyway")
    reporter.sees("Nobody can ring you back.")
    words = types(reporter, "contact_phone")
    reporter.presses("Send")
    reporter.sees_a_heading_with("It has arrived")
    return words


def has_nothing_to_report(reporter: Reporter) -> list[str]:
    reporter.page.goto("/nothing-to-report")
    words = types(reporter, "organisation")
    reporter.presses("We have nothing to report")
    reporter.sees_the_page("Thank you. The unit has it")
    return words


def test_without_script_the_cache_holds_no_typed_word(without_script: Reporter) -> None:
    words = sends(without_script)
    words += adds_a_number_where_it_is_checked(without_script)
    words += has_nothing_to_report(without_script)
    without_script.page.wait_for_timeout(WRITTEN_AFTER_MS)
    left = what_is_left(without_script.phone, words)
    assert [one for one in left if SESSION_RESTORE not in one] == []


def test_without_the_header_the_cache_holds_them(
    make_phone: Callable[..., Phone], network: FaultyNetwork
) -> None:
    network.answers(lets_browsers_store, path="/report")
    reporter = Reporter(make_phone(network.address, java_script_enabled=False))
    reporter.page.goto("/report")
    words = sends(reporter)
    reporter.page.wait_for_timeout(WRITTEN_AFTER_MS)
    left = what_is_left(reporter.phone, words)
    assert any("/Cache_Data/" in one for one in left), left


def lets_browsers_store(exchange: Exchange) -> None:
    """Passes an answer on with the header of before."""
    answer, body = exchange.forward()
    others = {*HOP_BY_HOP, "cache-control"}
    headers = {name: value for name, value in answer.getheaders() if name.lower() not in others}
    exchange.respond(answer.status, body, {**headers, "Cache-Control": "no-cache"})
