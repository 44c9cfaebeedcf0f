"""The home screen: suggested once, at a good moment; and the number on the icon."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser import accessibility
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import NUDE, Worker
from tests.support.faulty_network import FaultyNetwork
from tests.support.polling import wait_until

INVITATION = "Add to your home screen"
PROMPT = """() => {
    const event = new Event("beforeinstallprompt", { cancelable: true });
    event.prompt = () => { document.title = "prompted"; };
    dispatchEvent(event);
    return event.defaultPrevented;
}"""
RECORDS_BADGES = """
globalThis.badges = [];
navigator.setAppBadge = async (count) => { badges.push(count); };
"""


@pytest.fixture
def tomorrow(reporter: Reporter) -> Reporter:
    """A reporter on Home, the day after their first visit."""
    reporter.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=1))
    reporter.opens_the_site()
    return reporter


def test_nothing_is_suggested_on_the_first_day(reporter: Reporter) -> None:
    reporter.opens_the_site()
    reporter.does_not_see(INVITATION)


def test_it_is_suggested_on_another_day_until_it_is_answered(tomorrow: Reporter) -> None:
    tomorrow.sees(INVITATION)
    tomorrow.presses("Not now")
    tomorrow.does_not_see(INVITATION)
    tomorrow.opens_the_site()
    tomorrow.waits_until_ready()
    tomorrow.does_not_see(INVITATION)


def test_it_is_suggested_after_a_saved_report(reporter: Reporter) -> None:
    reporter.reports_an_incident()
    reporter.opens_the_site()
    reporter.sees(INVITATION)


def test_it_is_never_suggested_on_a_shared_computer(tomorrow: Reporter) -> None:
    tomorrow.sees(INVITATION)
    tomorrow.page.get_by_label("This is a shared computer").check()
    tomorrow.does_not_see(INVITATION)


def test_it_is_never_suggested_in_the_middle_of_an_incident(tomorrow: Reporter) -> None:
    worker = Worker(tomorrow.phone)
    worker.walks_to_the_steps(*NUDE)
    worker.goes_home()
    expect(worker.unfinished()).to_have_count(1)
    tomorrow.does_not_see(INVITATION)


def test_the_browsers_own_prompt_waits_until_it_is_asked_for(tomorrow: Reporter) -> None:
    tomorrow.sees(INVITATION)
    assert tomorrow.page.evaluate(PROMPT) is True
    tomorrow.presses(INVITATION)
    expect(tomorrow.page).to_have_title("prompted")
    tomorrow.does_not_see(INVITATION)


def test_without_a_prompt_it_leads_to_what_to_press_and_what_does_not_come_along(
    tomorrow: Reporter,
) -> None:
    tomorrow.presses(INVITATION)
    tomorrow.sees_the_page("Check this phone")
    tomorrow.sees("What Safari keeps does not come along")
    assert accessibility.overflow(tomorrow.page) == 0


def test_the_icon_shows_how_many_reports_wait(
    phone_on_bad_network: Phone, network: FaultyNetwork
) -> None:
    assert phone_on_bad_network.context
    phone_on_bad_network.context.add_init_script(RECORDS_BADGES)
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    network.goes_down()
    reporter.reports_an_incident()
    wait_until(lambda: reporter.page.evaluate("badges.at(-1)") == 1)
    network.recovers()
    reporter.page.evaluate("dispatchEvent(new Event('online'))")
    wait_until(lambda: reporter.page.evaluate("badges.at(-1)") == 0)
