"""What stays on the phone: the lead's number, the shared-phone setting, the list of reports."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import BULLYING, Worker
from tests.support.faulty_network import FaultyNetwork

LATE = "What should we know before we ring you?"
WARNING = "This form is cleared in 30 seconds."


def test_my_safeguarding_lead_is_one_press_away_and_is_never_sent(
    phone_on_bad_network: Phone, network: FaultyNetwork
) -> None:
    reporter = Worker(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.presses("Add your lead’s number")
    reporter.sees_the_page("My safeguarding lead")
    reporter.writes("Safeguarding lead", "Ama Boateng")
    reporter.writes("Their telephone number", "0161 496 0777")
    reporter.presses("Keep on this phone")
    reporter.sees("Kept on this phone.")

    for part in ("#main", ".app-bar"):
        call = reporter.page.locator(part).get_by_role("link", name=re.compile("Ama"))
        reporter.opens_the_site()
        expect(call.first).to_have_attribute("href", "tel:01614960777")
    reporter.walks_to_the_steps(*BULLYING)
    call = reporter.page.locator("#main").get_by_role("link", name=re.compile("Ama Boateng")).first
    expect(call).to_have_attribute("href", "tel:01614960777")
    reporter.opens_the_site()
    reporter.does_not_see("Add your lead’s number")
    sent = [one for one in network.requests if one.startswith("POST") or "?" in one]
    assert sent == []


def test_a_lead_without_a_telephone_number_is_not_stored(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.page.goto("/my-lead")
    reporter.writes("Safeguarding lead", "Ama Boateng")
    reporter.writes("Their telephone number", "ask at the desk")

    reporter.presses("Keep on this phone")

    reporter.sees("There is a problem")
    reporter.does_not_see("Kept on this phone.")
    reporter.presses("Give a telephone number")
    number = reporter.page.get_by_label("Their telephone number", exact=True)
    expect(number).to_be_focused()
    expect(number).to_have_accessible_description("Give a telephone number, such as 0161 496 0000.")
    number.fill("0161 496 0777")
    reporter.presses("Keep on this phone")
    reporter.sees("Kept on this phone.")
    reporter.does_not_see("Give a telephone number")


def test_the_strictest_rule_wins_when_something_else_is_involved(phone: Phone) -> None:
    worker = Worker(phone)
    worker.opens_the_site()
    worker.walks_to_the_steps(*BULLYING)

    worker.touches(worker.page.locator(".app-did summary"))
    worker.answers("A nude")

    steps = worker.page.locator("[data-steps]").text_content() or ""
    assert steps.index("Table 2") < steps.index("Table 1")


def test_a_shared_phone_keeps_no_draft_and_clears_the_form_after_a_warning(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.page.clock.install()
    reporter.opens_the_form()
    reporter.touches(reporter.page.get_by_label("Others use this phone or computer"))
    reporter.does_not_see("A draft is kept on this phone only")
    reporter.writes(LATE, "After six, please")
    reporter.page.clock.fast_forward("01:31")
    reporter.sees(WARNING)

    reporter.page.keyboard.press("Shift")
    reporter.does_not_see(WARNING)
    reporter.page.clock.fast_forward("01:31")
    reporter.sees(WARNING)
    reporter.page.clock.fast_forward("00:31")

    reporter.sees_the_page("Worried about something online?")
    reporter.opens_the_form()
    expect(reporter.page.get_by_label(LATE)).to_have_value("")


def test_the_list_of_reports_can_be_hidden(phone: Phone) -> None:
    reporter = Reporter(phone)
    reference = reporter.reports_an_incident()
    reporter.opens_my_reports()
    reporter.sees(reference)

    reporter.presses("Hide this list")
    reporter.does_not_see(reference)
    reporter.page.reload()
    reporter.sees("The list is hidden on this phone.")
    reporter.does_not_see(reference)

    reporter.presses("Show the list")
    reporter.sees(reference)


def test_the_phone_says_what_it_can_do(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    reporter.waits_for_the_library()
    reporter.page.goto("/phone")

    for words in ("Yes.", "Kept.", "Yes, when there is signal.", "Edition of the guidance"):
        reporter.sees(words)
    reporter.does_not_see("Checking…")


# Chromium installs nothing from a context that it forgets.
@pytest.mark.usefixtures("own_browser")
def test_the_site_can_be_added_to_the_home_screen(phone: Phone) -> None:
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    reporter.waits_for_the_library()

    browser = phone.context.new_cdp_session(reporter.page)  # type: ignore[union-attr]
    manifest = browser.send("Page.getAppManifest")

    assert manifest["errors"] == []
    assert browser.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
