"""What stays on the phone: the lead's number, the choice of a shared phone, the list of reports."""

import re

from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork

LATE = "What should we know before we ring you?"
WARNING = "This form is cleared in 30 seconds."


def test_my_safeguarding_lead_is_one_press_away_and_sent_to_nobody(
    phone_on_bad_network: Phone, network: FaultyNetwork
) -> None:
    worker = Reporter(phone_on_bad_network)
    worker.opens_the_site()
    worker.presses("Add their number")
    worker.sees_the_page("My safeguarding lead")
    worker.writes("Safeguarding lead", "Ama Boateng")
    worker.writes("Their telephone number", "0161 496 0777")
    worker.presses("Keep on this phone")
    worker.sees("Kept on this phone.")

    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")

    call = worker.page.locator("#main").get_by_role("link", name=re.compile("Ama Boateng")).first
    expect(call).to_have_attribute("href", "tel:01614960777")
    worker.opens_the_site()
    worker.does_not_see("Who is your safeguarding lead?")
    sent = [one for one in network.requests if one.startswith("POST") or "?" in one]
    assert sent == []


def test_a_lead_who_cannot_be_rung_is_not_kept(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.page.goto("/my-lead")
    worker.writes("Safeguarding lead", "Ama Boateng")
    worker.writes("Their telephone number", "ask at the desk")

    worker.presses("Keep on this phone")

    worker.sees("There is a problem")
    worker.does_not_see("Kept on this phone.")
    worker.presses("Give a telephone number")
    number = worker.page.get_by_label("Their telephone number", exact=True)
    expect(number).to_be_focused()
    expect(number).to_have_accessible_description("Give a telephone number, such as 0161 496 0000.")
    number.fill("0161 496 0777")
    worker.presses("Keep on this phone")
    worker.sees("Kept on this phone.")
    worker.does_not_see("Give a telephone number")


def test_the_strictest_rule_wins_when_something_else_is_involved(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.asks_what_to_do()
    worker.answers("No", "Bullying", "A child to a child", "Here")

    worker.presses("Sexual")

    worker.sees("Table 2, child–child")
    worker.sees("Table 1, child–child")
    boxes = worker.page.locator("#main").inner_text()
    assert boxes.index("Table 2") < boxes.index("Table 1")


def test_a_shared_phone_keeps_no_draft_and_clears_the_form_after_a_warning(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.page.clock.install()
    worker.opens_the_form()
    worker.touches(worker.page.get_by_label("Others use this phone or computer: keep no draft"))
    worker.does_not_see("A draft is kept on this phone only")
    worker.writes(LATE, "After six, please")
    worker.page.clock.fast_forward("01:31")
    worker.sees(WARNING)

    worker.page.keyboard.press("Shift")
    worker.does_not_see(WARNING)
    worker.page.clock.fast_forward("01:31")
    worker.sees(WARNING)
    worker.page.clock.fast_forward("00:31")

    worker.sees_the_page("Worried about something online?")
    worker.opens_the_form()
    expect(worker.page.get_by_label(LATE)).to_have_value("")


def test_the_list_of_reports_can_be_hidden(phone: Phone) -> None:
    worker = Reporter(phone)
    reference = worker.reports_an_incident()
    worker.opens_my_reports()
    worker.sees(reference)

    worker.presses("Hide this list")
    worker.does_not_see(reference)
    worker.page.reload()
    worker.sees("The list is hidden on this phone.")
    worker.does_not_see(reference)

    worker.presses("Show the list")
    worker.sees(reference)


def test_the_phone_says_what_it_can_do(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    worker.page.goto("/phone")

    for words in ("Yes, all of it.", "Yes, when there is signal.", "2026.1.0"):
        worker.sees(words)
    worker.does_not_see("Checking…")


def test_the_phone_can_put_it_on_the_home_screen(phone: Phone) -> None:
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.waits_until_ready()

    browser = phone.context.new_cdp_session(worker.page)  # type: ignore[union-attr]
    manifest = browser.send("Page.getAppManifest")

    assert manifest["errors"] == []
    assert browser.send("Page.getInstallabilityErrors")["installabilityErrors"] == []
