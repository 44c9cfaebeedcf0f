"""Quick exit: gone at once, online and offline, and Back leads nowhere."""

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.product import Product


@pytest.fixture(params=["with signal", "without signal"])
def worker(request: pytest.FixtureRequest, phone: Phone, product: Product) -> Reporter:
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    if request.param == "without signal":
        product.kill()
    return worker


def sees_nothing_of_us(worker: Reporter) -> None:
    expect(worker.page.get_by_role("heading", level=1)).to_have_text("Weather words")
    assert "safety" not in worker.page.title().lower()
    assert "safety" not in worker.page.locator("body").inner_text().lower()


def test_exit_from_the_questions_and_back_shows_the_neutral_page(worker: Reporter) -> None:
    worker.asks_what_to_do()
    worker.answers("No")
    worker.answers("Sexual")

    worker.presses("Exit this page")

    sees_nothing_of_us(worker)
    for _ in range(3):
        worker.page.go_back()
        sees_nothing_of_us(worker)


def test_exit_from_a_half_filled_form_asks_nothing(worker: Reporter) -> None:
    asked = []
    worker.page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.accept()))
    worker.opens_the_form()
    worker.types_half_a_report()

    worker.presses("Exit this page")

    sees_nothing_of_us(worker)
    worker.page.go_back()
    sees_nothing_of_us(worker)
    assert asked == []


def test_who_comes_back_by_the_address_is_let_in_again(worker: Reporter) -> None:
    worker.presses("Exit this page")
    sees_nothing_of_us(worker)
    worker.opens_the_site()
    worker.asks_what_to_do()
    worker.page.reload()
    worker.sees_the_page("Is anyone in danger now?")
