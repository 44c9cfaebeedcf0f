"""axe finds nothing on any page of the reporter's side, whatever a page can show."""

import pytest

from tests.browser import accessibility
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.browser.representatives import representatives
from tests.support.kept_pages import pages_kept_by_phones_of
from tests.support.product import Product

STRAIGHT_TO_THE_SERVER = "(form) => HTMLFormElement.prototype.submit.call(form)"


@pytest.fixture
def worker(phone: Phone) -> Reporter:
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    return worker


def is_sound(worker: Reporter) -> None:
    assert accessibility.faults_whatever_it_shows(worker.page) == []


def test_every_kind_of_page_that_a_phone_keeps(worker: Reporter, product: Product) -> None:
    kept = pages_kept_by_phones_of(product)
    chosen = representatives(kept)
    assert len(kept) > 330 and {"/report", "/"} <= set(chosen)

    found = {}
    for path in [*chosen, "/no-such-page"]:
        worker.page.goto(path)
        found[path] = accessibility.faults_whatever_it_shows(worker.page)

    assert {path: faults for path, faults in found.items() if faults} == {}


def test_what_to_do_where_there_are_no_bars(worker: Reporter) -> None:
    worker.touches(worker.page.get_by_text("No bars?").first)
    worker.sees("Still dial 999")
    is_sound(worker)


def test_the_pages_of_the_door_without_script(worker: Reporter) -> None:
    worker.opens_the_form()
    sends_without_script(worker)
    worker.sees("Something is missing or cannot be read")
    is_sound(worker)

    worker.opens_the_form()
    worker.fills_in_the_report(what="Sexual")
    sends_without_script(worker)
    worker.sees_the_page("Check your answers")
    is_sound(worker)

    worker.presses("Save report")
    worker.sees_the_page_that_begins("Delivered to the unit, ")
    is_sound(worker)


def sends_without_script(worker: Reporter) -> None:
    """As a browser does that runs none."""
    with worker.page.expect_navigation(url="**/report/check"):
        worker.page.locator("[data-part=form]").evaluate(STRAIGHT_TO_THE_SERVER)
