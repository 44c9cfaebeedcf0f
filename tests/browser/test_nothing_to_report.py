"""A drill, and “nothing to report”: without signal they wait, and then they arrive."""

from datetime import datetime

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.accessibility import find_faults
from tests.browser.officer import OPENED_WITHIN_SECONDS, Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork
from tests.support.polling import wait_until
from webapp.vocabulary.periods import last_quarter_over
from webapp.vocabulary.times import UK

pytestmark = pytest.mark.usefixtures("own_browser")


QUARTER = last_quarter_over(datetime.now(UK).date())
PRESS = f"We have nothing to report for {QUARTER.label}"


def test_both_survive_a_phone_that_dies_and_are_counted_once(
    phone_on_bad_network: Phone, network: FaultyNetwork, officer: Officer
) -> None:
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_for_the_library()
    network.goes_down()
    sends_a_drill(reporter)
    says_that_there_is_nothing_to_report(reporter)

    phone_on_bad_network.kill()
    phone_on_bad_network.start()
    takes_neither_for_a_report(reporter)

    network.recovers()
    reporter.page.goto("/nothing-to-report")
    reporter.sees(f"Said for {QUARTER.label}. Arrived, ")
    reporter.page.goto("/phone")
    reporter.sees("Arrived, ")
    wait_until_figures_say(officer, "", "1 drill, sent to try out phones")
    wait_until_figures_say(officer, f"?period={QUARTER.code}", "1 more said so")

    phone_on_bad_network.fills_up()
    says_so_although_nothing_can_be_kept(reporter)


def sends_a_drill(reporter: Reporter) -> None:
    reporter.page.goto("/phone")
    reporter.presses("Send a drill")
    reporter.sees("Waiting for signal.")
    assert find_faults(reporter.page) == []


def says_that_there_is_nothing_to_report(reporter: Reporter) -> None:
    """First without saying who they are."""
    reporter.opens_my_reports()
    reporter.presses("Nothing to report")
    reporter.presses(PRESS)
    reporter.sees("Enter the name of your organisation")
    assert find_faults(reporter.page) == []
    reporter.page.get_by_label("Your organisation").fill("Quarry Bank Youth Club" * 6)
    reporter.presses(PRESS)
    reporter.sees("Shorten the name of your organisation to 120 characters")
    reporter.page.get_by_label("Your organisation").fill("Quarry Bank Youth Club")
    reporter.presses(PRESS)
    reporter.sees(f"Said for {QUARTER.label}. Waiting for signal.")


def takes_neither_for_a_report(reporter: Reporter) -> None:
    """Each waits, once."""
    reporter.opens_my_reports()
    for words in ("Drill, not a report", "Nothing to report, today"):
        offers_only_to_send_it(reporter.page.get_by_role("listitem").filter(has_text=words))
    expect(reporter.page.locator("[data-status-line]")).to_have_text("Works without signal")
    reporter.page.goto("/report/saved")
    reporter.sees("No report is saved on this phone.")


def offers_only_to_send_it(row: Locator) -> None:
    expect(row.get_by_role("button", name="Send now")).to_be_visible()
    for others in (row.get_by_role("link"), row.get_by_role("button", name="Save sealed copy")):
        expect(others.filter(visible=True)).to_have_count(0)
    expect(row.locator("[data-part=dots] > li")).to_have_count(2)


def says_so_although_nothing_can_be_kept(reporter: Reporter) -> None:
    """It goes straight to the unit, where there is signal."""
    reporter.page.goto("/nothing-to-report")
    reporter.page.get_by_label("Your organisation").fill("Quarry Bank Youth Club")
    reporter.page.context.set_offline(True)
    reporter.presses(PRESS)
    reporter.sees("Not sent. Try again when there is signal.")
    reporter.page.context.set_offline(False)
    reporter.presses(PRESS)
    reporter.sees_the_page("Thank you. The unit has it")


def wait_until_figures_say(officer: Officer, period: str, words: str) -> None:
    """It has arrived before it is opened."""

    def say() -> bool:
        officer.page.goto(f"/unit/figures{period}")
        return words in officer.page.inner_text("main")

    wait_until(say, within=OPENED_WITHIN_SECONDS)
