"""Quick exit: leaves at once, online and offline, and Back does not return."""

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.polling import wait_until
from tests.support.product import Product


@pytest.fixture(params=["with signal", "without signal"])
def reporter(request: pytest.FixtureRequest, phone: Phone, product: Product) -> Reporter:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    if request.param == "without signal":
        product.kill()
    return reporter


def assert_neutral_page(reporter: Reporter) -> None:
    expect(reporter.page.get_by_role("heading", level=1)).to_have_text("Flapjacks")
    assert "safety" not in reporter.page.title().lower()
    assert "safety" not in reporter.page.locator("body").inner_text().lower()
    assert reporter.page.locator("link[rel=icon], svg").count() == 0


def test_exit_from_the_questions_and_back_shows_the_neutral_page(reporter: Reporter) -> None:
    reporter.asks_what_to_do()
    reporter.answers("No", "A nude")

    reporter.presses("Exit")

    assert_neutral_page(reporter)
    for _ in range(3):
        reporter.page.go_back()
        assert_neutral_page(reporter)


def test_exit_from_a_half_filled_form_asks_nothing(reporter: Reporter) -> None:
    dialogs = []
    reporter.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.accept()))
    reporter.page.goto("/report")
    reporter.page.locator("#main .app-chips input").filter(visible=True).first.check()

    reporter.presses("Exit")

    assert_neutral_page(reporter)
    reporter.page.go_back()
    assert_neutral_page(reporter)
    assert dialogs == []


def test_entering_the_address_again_opens_the_site_again(reporter: Reporter) -> None:
    reporter.presses("Exit")
    assert_neutral_page(reporter)
    reporter.opens_the_site()
    reporter.asks_what_to_do()
    reporter.page.reload()
    reporter.sees_the_page("Is anyone in danger now?")


def test_escape_three_times_leaves_and_twice_does_not(reporter: Reporter) -> None:
    reporter.asks_what_to_do()
    for _ in range(2):
        reporter.page.keyboard.press("Escape")
    reporter.page.keyboard.press("Tab")
    reporter.page.keyboard.press("Escape")
    reporter.sees_the_page("Is anyone in danger now?")
    for _ in range(3):
        reporter.page.keyboard.press("Escape")
    assert_neutral_page(reporter)
    reporter.page.go_back()
    assert_neutral_page(reporter)


def test_exit_is_in_reach_wherever_somebody_has_scrolled_to(reporter: Reporter) -> None:
    reporter.page.goto("/contacts")
    reporter.page.mouse.wheel(0, 1500)
    wait_until(lambda: reporter.page.evaluate("scrollY > 1000"))
    box = reporter.page.get_by_role("link", name="Exit").bounding_box()
    assert box and 0 <= box["y"] < 52
