"""A day's work at the unit, act by act: once with a mouse, and once with a keyboard alone.

How a colleague is invited and leaves: test_colleagues.py; a paper form: test_paper_forms.py.
"""

import json
import re
from datetime import UTC, datetime, timedelta
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Hand, KeyboardAlone, Mouse
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

LINES = ".app-inbox tbody tr"
DAYS_AHEAD = [datetime.now(UTC).date() + timedelta(days=ahead) for ahead in range(3, 70)]
A_DAY_AHEAD = next(day for day in DAYS_AHEAD if day.day == day.month)


@pytest.fixture(scope="module")
def office(installation: Product, desk: Officer) -> Officer:
    """A unit with a week's reports, and something that could not be opened."""
    installation.sends_reports(32)
    unopenable = json.dumps({"items": [{"odd": one} for one in (1, 2)]}).encode()
    headers = {"Content-Type": "application/json"}
    address = f"{installation.address}/sync/v1/reports"
    urlopen(Request(address, unopenable, headers)).close()

    def is_there() -> bool:
        desk.opens_the_inbox()
        return desk.page.locator(LINES).count() > 24

    wait_until(is_there)
    return desk


@pytest.fixture(params=[Mouse, KeyboardAlone])
def hand(office: Officer, request: pytest.FixtureRequest) -> Hand:
    """Who begins each act at the inbox."""
    office.opens_the_inbox()
    hand: Hand = request.param(office.page)
    return hand


def opens(hand: Hand, has: str) -> str:
    """The first line of the list that has these words. Returns its reference."""
    # "Due today" is not the rank.
    line = hand.page.locator(LINES).filter(has_text=re.compile(has)).first
    reference = line.get_by_role("link").first.inner_text()
    hand.presses(reference)
    expect(hand.page.get_by_role("heading", level=1)).to_have_text(f"Report {reference}")
    return reference


def test_what_waits_longest_of_rank_now_is_first_and_is_taken_and_rung(
    hand: Hand, office: Officer
) -> None:
    first = hand.page.locator(LINES).first
    assert re.search("Now.*Nobody reached yet", first.inner_text(), re.DOTALL)
    opens(hand, "Nobody reached yet")
    hand.presses("Take")
    office.sees("You have it.")
    hand.presses("Spoke")
    hand.ticks("Yes")
    hand.ticks("Social care")
    hand.ticks("They ring")
    hand.chooses("Whom?", "Social care")
    hand.presses("Only note it")
    office.sees("Safe now: yes. Who knows: social care.")
    expect(hand.page.get_by_text("nobody reached yet")).to_have_count(0)
    hand.presses("More")
    hand.presses("Ask them to ring")
    office.sees("Their phone is asked to show")


def test_what_is_to_be_done_is_noted_and_done(hand: Hand, office: Officer) -> None:
    opens(hand, "Today")
    hand.presses("Note")
    hand.writes("Note", "Rings back at four.")
    hand.presses("Keep the note")
    office.sees("Rings back at four.")
    hand.presses("Task")
    hand.writes("What must be done?", "Ring the school")
    hand.presses("Add the task")
    expect(hand.page.get_by_role("heading", name="To do")).to_be_visible()
    hand.presses("Done…")
    expect(hand.page.get_by_text("Tasks done:")).to_be_visible()
    expect(hand.page.get_by_role("heading", name="To do")).to_have_count(0)


def test_it_is_received_in_error_and_received_again(hand: Hand, office: Officer) -> None:
    opens(hand, "Today")
    hand.presses("Received")
    office.sees("Marked as received by Olu Adeyemi")
    hand.presses("Received in error?")
    hand.chooses("Why", "Nobody had read it")
    hand.presses("It is new again")
    office.sees("is new again.")
    hand.presses("Received")
    office.sees("Marked as received by Olu Adeyemi")


def test_it_waits_for_the_police_goes_on_and_is_put_back(hand: Hand, office: Officer) -> None:
    reference = opens(hand, "Routine")
    hand.presses("Received")
    hand.presses("Wait")
    hand.chooses("Wait for", "The police")
    hand.dates("Until", A_DAY_AHEAD)
    hand.page.keyboard.press("Enter")
    office.sees("It waits until")
    hand.presses("Inbox…")
    hand.presses("Waiting (1)")
    hand.presses(reference)
    hand.presses("Go on")
    expect(hand.page.get_by_text("It waits until")).to_have_count(0)
    hand.presses("Put back")
    hand.ticks("My hours end, or I am away")
    hand.presses("Put it back")
    office.sees("Nobody has it.")


def closes_one(hand: Hand, office: Officer) -> str:
    reference = opens(hand, "Routine")
    hand.presses("Received")
    hand.presses("Close")
    hand.ticks("Advice given")
    hand.presses("Close it")
    office.sees("Advice given.")
    return reference


def reopens_it(hand: Hand, office: Officer) -> None:
    hand.presses("Reopen")
    hand.ticks("The unit heard something new")
    hand.presses("Reopen it")
    office.sees("You have it.")


def test_it_is_closed_with_an_outcome_and_reopened(hand: Hand, office: Officer) -> None:
    closes_one(hand, office)
    reopens_it(hand, office)


def test_one_that_was_closed_is_found_and_reopened(hand: Hand, office: Officer) -> None:
    reference = closes_one(hand, office)
    office.opens_the_inbox()
    hand.presses("Closed")
    hand.presses(reference)
    reopens_it(hand, office)


def test_one_that_was_set_aside_is_brought_back(hand: Hand, office: Officer) -> None:
    reference = opens(hand, "Routine")
    hand.presses("Not a report?")
    hand.ticks("Junk, or sent to cause trouble")
    hand.presses("Set aside as not a report")
    office.sees("Set aside as not a report: 1.")
    office.opens_the_inbox()
    hand.presses("Not a report")
    hand.presses(reference)
    hand.presses("It is a report: take it back")
    office.sees("Back among the new ones: 1.")


def test_two_that_are_one_incident_are_joined_and_split(hand: Hand, office: Officer) -> None:
    opens(hand, "Routine")
    hand.page.wait_for_selector("#same h2")
    hand.presses("Compare with…")
    hand.presses("Same: join them")
    office.sees("They are one incident now.")
    hand.page.wait_for_selector("#same h2")
    hand.presses("Split this report off")
    office.sees("This report is an incident of its own now.")


def test_a_number_on_the_telephone_and_a_club_are_found(hand: Hand, office: Officer) -> None:
    reference = hand.page.locator(LINES).last.get_by_role("link").first.inner_text()
    hand.writes("Find a report", reference.lower().replace("-", " "))
    hand.page.keyboard.press("Enter")
    expect(hand.page.get_by_role("heading", level=1)).to_have_text(f"Report {reference}")
    hand.writes("Find a report", "heaton lane")
    hand.page.keyboard.press("Enter")
    office.sees("You looked for")


def test_a_sheet_for_a_meeting_is_shown_to_print(hand: Hand) -> None:
    opens(hand, "Routine")
    hand.presses("Print or hand over")
    hand.presses("To print")
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text("for a meeting")


def test_a_list_becomes_a_spreadsheet(hand: Hand) -> None:
    hand.presses("Export this list")
    with hand.page.expect_download() as download:
        hand.presses("Export", stays=True)
    assert download.value.suggested_filename.endswith(".ods")


def test_the_log_says_what_one_person_did_today(hand: Hand) -> None:
    hand.presses("Audit log")
    hand.chooses("Who", "Olu Adeyemi")
    hand.presses("Today")
    lines = hand.page.locator(".app-log li")
    assert lines.count() == lines.filter(has_text="Olu Adeyemi").count() > 1


def test_a_contact_is_confirmed_and_waits_for_a_second_person(hand: Hand) -> None:
    hand.presses("Contacts")
    hand.presses("Confirm…")
    hand.writes("Telephone number", "0161 496 0999")
    hand.ticks("I rang this number today, and the right people answered.")
    hand.presses("Confirm this contact")
    heading = hand.page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("The number 0161 496 0999 for")


def test_what_could_not_be_opened_is_set_aside(hand: Hand, office: Officer) -> None:
    hand.page.goto("/unit/could-not-open")
    hand.presses("Set aside…")
    office.sees("Set aside (")


def test_thirty_reports_take_thirty_two_presses_and_one_for_each_call(
    office: Officer, product: Product
) -> None:
    page, presses, calls = office.page, 0, 0
    page.clock.install()
    product.sends_reports(40)
    wait_until(lambda: office.opens_the_inbox() or new(office) >= 30)
    for key in "jo":
        page.keyboard.press(key)
        presses += 1
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Report")
    for turn in range(30):
        reference = heading.inner_text().removeprefix("Report ")
        if page.locator(".app-ring").count():
            page.get_by_role("button", name="No answer").click()
            expect(page.get_by_role("button", name="Undo")).to_be_visible()
            calls += 1
        page.clock.fast_forward(500)  # a key does nothing before somebody can have read it
        if turn % 2:
            page.keyboard.press("r")
        else:
            page.get_by_role("button", name="Received, next").click()
        office.sees(f"{reference} is marked as received.")
        presses += 1
    print(f"{presses} presses, and {calls} for calls")  # noqa: T201 - the number is measured
    assert calls > 0
    assert presses <= 32


def new(officer: Officer) -> int:
    """How many the menu says are new."""
    return int(re.findall(r"\d+", officer.page.locator("#new-count").inner_text() or "0")[0])
