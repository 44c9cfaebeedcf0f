"""A drill tries out a phone: without signal it waits, and the phone says when it has arrived."""

from playwright.sync_api import expect

from tests.browser.accessibility import find_faults
from tests.browser.officer import OPENED_WITHIN_SECONDS, Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork
from tests.support.polling import wait_until


def test_a_drill_waits_for_signal_and_arrives(
    phone_on_bad_network: Phone, network: FaultyNetwork, officer: Officer
) -> None:
    # Given a phone that has lost its signal
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_for_the_library()
    network.goes_down()

    # When somebody tries it out
    reporter.page.goto("/phone")
    reporter.presses("Send a drill")

    # Then it waits, and no page takes it for a report
    reporter.sees("Waiting for signal.")
    assert find_faults(reporter.page) == []
    reporter.page.goto("/reports")
    row = reporter.page.get_by_role("listitem").filter(has_text="Drill, not a report")
    expect(row.get_by_role("button", name="Send now")).to_be_visible()
    expect(row.get_by_role("link", name="Add something")).to_have_count(0)
    expect(row.locator("[data-part=dots] > li")).to_have_count(2)
    reporter.page.goto("/report/saved")
    reporter.sees("No report is saved on this phone.")

    # And with signal it arrives, and the unit counts it
    network.recovers()
    reporter.page.goto("/phone")
    reporter.sees("Arrived, ")
    wait_until(lambda: is_counted(officer), within=OPENED_WITHIN_SECONDS)


def is_counted(officer: Officer) -> bool:
    """It has arrived before it is opened."""
    officer.page.goto("/unit/figures")
    return "1 drill, sent to try out phones" in officer.page.inner_text("main")
