"""The number that is answered: what is open now stands first, by the clock of London alone."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import Worker
from tests.support.polling import wait_until
from tests.support.product import Product
from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db
from webapp.guidance import contacts
from webapp.guidance.source.loading import load_shipped
from webapp.opening_hours import Hours, read_week
from webapp.triage.tree import build_tree

OFFICE = Hours(read_week("Mon-Thu 9:00-17:00; Fri 9:00-16:30"))
COUNCILS = {
    "social-care": OFFICE,
    "social-care-night": Hours(when_closed="social-care"),
    "lado": OFFICE,
}
ABOUT_LEAD = next(
    one.address
    for one in build_tree(load_shipped()).outcomes
    if one.path.who == "lead" and one.path.areas == ("nude",)
)
FIRST = "main [data-open-first=lead] > li"
WEEK = "Mon to Thu 9:00 to 17:00, Fri 9:00 to 16:30, not bank holidays"
DAY, NIGHT = "social-care", "social-care-night"


@pytest.fixture(scope="module")
def confirmed(installation: Product) -> Product:
    """The council’s numbers are confirmed, with their hours."""
    before = installation.get("/worker.js")
    with create_app(Config.from_environment(installation.environment)).app_context():
        soon = date.today() + timedelta(days=100)
        for name, hours in COUNCILS.items():
            contacts.confirm(name, "0161 496 0999", by="Lena Lead", next_check=soon, hours=hours)
        db.session.commit()
    wait_until(lambda: installation.get("/worker.js") != before, within=120)
    return installation


def ready_without_signal(phone: Phone) -> Page:
    """With signal the phone learns that the clock of these tests is wrong."""
    worker = Worker(phone)
    worker.asks_what_to_do()
    worker.waits_until_ready()
    assert phone.context
    phone.context.set_offline(True)
    return worker.page


def order(page: Page) -> list[str | None]:
    return [one.get_attribute("data-call") for one in page.locator(f"{FIRST} > a").all()]


def expect_first(page: Page, name: str) -> None:
    """It is the first and the only filled one, and every other number stands beneath it."""
    expect(page.locator(f"{FIRST}:first-child > a")).to_have_attribute("data-call", name)
    filled = page.locator("main .app-call--lead")
    expect(filled).to_have_count(1)
    expect(filled).to_have_attribute("data-call", name)
    assert sorted(filter(None, order(page))) == ["lado", DAY, NIGHT]


MOMENTS = {
    "2026-12-11T16:29:00Z": DAY,
    "2026-12-11T16:31:00Z": NIGHT,
    "2026-12-25T14:00:00Z": NIGHT,
    "2026-12-28T11:00:00Z": NIGHT,
    "2027-03-28T01:30:00Z": NIGHT,
    "2026-12-14T09:00:00Z": DAY,
}


def test_what_is_open_is_first_and_filled_and_the_other_says_when_it_opens(
    confirmed: Product, phone: Phone
) -> None:
    page = ready_without_signal(phone)
    for moment, first in MOMENTS.items():
        page.clock.set_fixed_time(moment)
        page.goto(ABOUT_LEAD)
        expect_first(page, first)
    page.clock.set_fixed_time("2026-12-11T20:00:00Z")
    page.goto(ABOUT_LEAD)
    expect_first(page, NIGHT)
    expect(page.locator('[data-opens="social-care"]').first).to_have_text("Opens Monday 9:00")
    expect(page.locator("main [data-lado]").first).to_have_text(
        "The LADO opens Monday 9:00. Tonight: social care, nights, or 101. "
        "Tell the LADO by the end of Monday."
    )


def test_abroad_and_on_return_from_the_dialler(
    confirmed: Product, make_phone: Callable[..., Phone]
) -> None:
    page = ready_without_signal(make_phone(confirmed.address, timezone_id="Australia/Sydney"))
    page.clock.set_fixed_time("2026-12-11T16:29:00Z")
    page.goto(ABOUT_LEAD)
    expect_first(page, DAY)
    page.clock.set_fixed_time("2026-12-11T16:31:00Z")
    page.wait_for_timeout(300)
    expect_first(page, DAY)  # never while it is looked at
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect_first(page, NIGHT)


def test_with_a_wrong_clock_both_stand_and_none_is_filled(confirmed: Product, phone: Phone) -> None:
    worker = Worker(phone)
    worker.asks_what_to_do()
    worker.waits_until_ready()
    page = worker.page
    page.clock.set_fixed_time("2027-02-12T20:00:00Z")
    with page.expect_response("**/sync/v1/keys"):
        page.goto(ABOUT_LEAD)
    page.goto(ABOUT_LEAD)
    expect(page.locator(f"{FIRST} .app-call__hours").first).to_have_text(WEEK)
    assert order(page) == [DAY, NIGHT, "lado"]
    expect(page.locator("main .app-call--lead")).to_have_count(0)


def test_a_child_is_not_sent_first_to_a_helpline_that_may_be_closed(
    confirmed: Product, phone: Phone
) -> None:
    page = ready_without_signal(phone)
    page.clock.set_fixed_time("2026-12-11T23:00:00Z")
    page.goto("/for-the-child")
    expect(page.get_by_role("link", name="Ring Childline")).to_contain_text("Not open all night")
    expect(page.locator("main .app-call--lead")).to_have_count(0)


def test_saved_says_when_the_unit_reads_also_over_christmas(
    confirmed: Product, phone: Phone
) -> None:
    page = ready_without_signal(phone)
    reporter = Reporter(phone)
    reporter.reports_an_incident()
    reporter.has_signal_again()
    reporter.sees_it_delivered()
    reporter.loses_signal()
    for moment, words in {
        "2026-12-24T10:00:00Z": "Today",
        "2026-12-24T17:30:00Z": "From Tuesday 9:00",
        "2026-12-28T11:00:00Z": "From Tuesday 9:00",
    }.items():
        page.clock.set_fixed_time(moment)
        page.reload()
        expect(page.locator("[data-part=received]").filter(visible=True)).to_have_text(words)


def test_without_script_both_stand_with_their_hours(confirmed: Product, phone: Phone) -> None:
    assert phone.context
    browser = phone.context.browser
    assert browser
    context = browser.new_context(base_url=confirmed.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(ABOUT_LEAD)
    assert order(page) == [DAY, NIGHT, "lado"]
    expect(page.locator("main .app-call--lead")).to_have_count(0)
    expect(page.locator(f"{FIRST} .app-call__hours").first).to_have_text(WEEK)
    context.close()
