"""Every outcome while closed: two screens and 215 words; its call and two lines in the first."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.phone import SMALL, Phone
from tests.browser.worker import Worker
from tests.support.polling import wait_until
from tests.support.product import Product
from webapp.app import create_app
from webapp.approvals.listing import newest_edition
from webapp.config import Config
from webapp.extensions import db
from webapp.guidance import approvals, contacts
from webapp.guidance.approvals import Approval
from webapp.guidance.source.loading import load_shipped
from webapp.guidance.steps.deciding import decide
from webapp.opening_hours import Hours, read_week
from webapp.triage.tree import OutcomePage, build_tree

Measured = list[tuple[OutcomePage, dict[str, Any]]]

MOST_WORDS = 215
# Of two areas the stronger of both: what may never go stands, ten words and a line more.
MOST_WORDS_OF_TWO, MORE_OF_TWO = 225, 40
# In words and pixels: "Call 999 first" and a number that is closed stand too; about the lead also
# the LADO, with what to do until it opens.
NO_MORE, WITH_NUMBERS, WITH_LADO = (0, 0), (11, 130), (34, 230)
CONTENT = load_shipped()
OUTCOMES = build_tree(CONTENT).outcomes
ABOUT_LEAD = [outcome for outcome in OUTCOMES if outcome.path.who == "lead"]
OTHERS = [outcome for outcome in OUTCOMES if outcome.path.who != "lead"]
COUNCILS = ("lado", "social-care", "social-care-night", "adult-social-care")
OFFICE = Hours(read_week("Mon-Thu 9:00-17:00; Fri 9:00-16:30"))
HOURS = {"social-care-night": Hours(when_closed="social-care")}
LONG_APPROVAL = Approval("Bea " * 20, "Chair " * 13, date(2026, 11, 27), date(2027, 11, 27))
# Wednesday, by the clock of the phone.
DAY, NIGHT = "2026-11-25T11:00:00Z", "2026-11-25T21:00:00Z"
FIRST_999, LEADS_CALL = "[data-call-first]", "main .app-call--lead"
SEEN = """async (awaited) => {
    const find = (selector) =>
        [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
    const lacking = () => awaited.filter((selector) => !find(selector).length);
    for (let frame = 0; lacking().length; frame++) {
        if (frame > 900) throw new Error(`${location.pathname} does not show ${lacking()}`);
        await new Promise(requestAnimationFrame);
    }
    const calls = find("main .app-call").map((call) => call.getBoundingClientRect());
    const words = document.querySelector("main").innerText.split(/\\s+/);
    return {
        words: words.filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length,
        height: document.documentElement.scrollHeight,
        call_ends: calls[0].bottom,
        two_lines_end: find(".app-lines > li")[1].getBoundingClientRect().bottom,
        sizes: calls.map(({ width, height }) => width * height),
    };
}"""


def count_words(outcome: OutcomePage) -> int:
    acts = decide(outcome.path, CONTENT).acts
    assert acts
    lines = [*(line.text for line in acts.lines), *(f"{one.name} {one.when}" for one in acts.know)]
    return sum(len(line.split()) for line in lines)


def with_most_words(outcomes: Sequence[OutcomePage]) -> list[OutcomePage]:
    """Where these fit, all do: of one area and of two, those with the longest lines."""
    by_words = sorted(outcomes, key=count_words, reverse=True)
    one = [outcome for outcome in by_words if len(outcome.path.areas) == 1]
    two = [outcome for outcome in by_words if len(outcome.path.areas) == 2]
    return [*one[:20], *two[:20]]


@pytest.fixture(scope="module")
def confirmed(installation: Product) -> Product:
    """The council’s numbers are confirmed; somebody with a long name has approved the words."""
    before = installation.get("/worker.js")
    with create_app(Config.from_environment(installation.environment)).app_context():
        for name in COUNCILS:
            soon = date.today() + timedelta(days=100)
            contacts.confirm(
                name,
                "0161 496 0999",
                by="Lena Lead",
                next_check=soon,
                hours=HOURS.get(name, OFFICE),
            )
        approvals.store(newest_edition(), LONG_APPROVAL, entered_by="Lena Lead")
        db.session.commit()
    wait_until(lambda: installation.get("/worker.js") != before, within=120)
    return installation


def test_every_outcome_fits_and_its_first_call_is_the_largest(phone: Phone) -> None:
    worker = Worker(phone)
    worker.keeps_a_lead("Priya")
    worker.asks_what_to_do()
    for outcomes in (OTHERS, ABOUT_LEAD):
        measured = measure(worker.page, outcomes, LEADS_CALL)
        assert_fit(worker.page, measured)
        assert_first_call_is_the_largest(measured)


@pytest.mark.parametrize("time", [DAY, NIGHT], ids=["day", "night"])
def test_every_outcome_fits_with_all_numbers_confirmed_and_999_first(
    confirmed: Product, phone: Phone, time: str
) -> None:
    worker = Worker(phone)
    worker.keeps_a_lead("Priya")
    may_be_in_danger(worker, time)
    for outcomes, more in ((OTHERS, WITH_NUMBERS), (ABOUT_LEAD, WITH_LADO)):
        measured = measure(worker.page, with_most_words(outcomes), FIRST_999, LEADS_CALL)
        assert_fit(worker.page, measured, more)
        assert_first_call_is_the_largest(measured)
    worker.sees("Approved on 27 November 2026.")


@pytest.mark.parametrize("time", [DAY, NIGHT], ids=["day", "night"])
def test_an_outcome_fits_where_no_lead_is_kept(confirmed: Product, phone: Phone, time: str) -> None:
    worker = Worker(phone)
    may_be_in_danger(worker, time)
    measured = measure(worker.page, with_most_words(OTHERS), FIRST_999, "main [data-if='no-lead']")
    assert_fit(worker.page, measured, WITH_NUMBERS)


def may_be_in_danger(worker: Worker, time: str) -> None:
    """On a phone that has everything, the worker is not sure about danger, and goes on."""
    worker.asks_what_to_do()
    worker.waits_for_the_library()
    worker.answers("Not sure")
    worker.page.context.set_offline(True)  # else the phone learns that this clock is wrong
    worker.page.clock.set_fixed_time(time)  # from now on no page hears a press


def measure(page: Page, outcomes: Sequence[OutcomePage], *awaited: str) -> Measured:
    """`awaited`: what a page shows once script has filled it in."""
    return [(outcome, look_at(page, outcome.address, awaited)) for outcome in outcomes]


def look_at(page: Page, address: str, awaited: Sequence[str]) -> dict[str, Any]:
    page.goto(address)
    seen: dict[str, Any] = page.evaluate(SEEN, awaited)
    return seen


def assert_fit(page: Page, measured: Measured, more: tuple[int, int] = NO_MORE) -> None:
    bar = page.locator(".app-bar").bounding_box()
    assert bar
    for outcome, seen in measured:
        alone = len(outcome.path.areas) == 1
        words, height = (MOST_WORDS, 0) if alone else (MOST_WORDS_OF_TWO, MORE_OF_TWO)
        assert seen["words"] <= words + more[0], (seen, outcome.path)
        assert seen["height"] <= 2 * SMALL["height"] + height + more[1], (seen, outcome.path)
        assert seen["call_ends"] <= bar["y"], (seen, outcome.path)
        if more != WITH_LADO:
            assert seen["two_lines_end"] <= bar["y"], (seen, outcome.path)


def assert_first_call_is_the_largest(measured: Measured) -> None:
    for outcome, seen in measured:
        first, *others = seen["sizes"]
        assert all(first > other for other in others), (seen, outcome.path)
