"""One is alone at the unit and lets a colleague in; two invite a third, work, and one leaves.

axe looks at the pages of one who is alone, and of closing an account, in test_axe_unit.py.
"""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import accessibility
from tests.browser.colleagues import let_in_alone, press, proposes, sets_up, shown
from tests.browser.conftest import open_desk
from tests.browser.keyboard import Keyboard
from tests.browser.officer import Officer
from tests.support.polling import wait_until
from tests.support.product import Product

PRESS_RECEIVED_NEXT = "document.querySelector('[data-key=r]').click()"


@pytest.fixture(scope="module")
def gwen(browser: Browser, installation: Product, desk: Officer) -> Iterator[Officer]:
    """The first colleague, a lead, at a desk of her own."""
    with let_in_alone(browser, installation, desk, "Gwen Grey") as gwen:
        yield gwen


@pytest.fixture
def report(officer: Officer, product: Product) -> str:
    """The address of a report that nobody has opened yet, and which needs no call first."""
    product.sends_reports(8)
    needs_no_call = ".app-inbox__unread:not(.app-inbox__first)"
    # What has a correction is new again, but somebody has it.
    free = officer.page.locator(needs_no_call).filter(has_not_text="has it.")
    unread = free.locator("a[data-line]")

    def is_there() -> bool:
        officer.opens_the_inbox()
        return unread.count() > 2

    wait_until(is_there)
    return (unread.first.get_attribute("href") or "").split("?")[0]


def assert_accessible(page: Page) -> None:
    assert accessibility.find_all_faults(page) == [], page.url


def thirty_days_pass(product: Product) -> None:
    """As the product will see it then: nothing else that this test looks at has an end."""
    now = datetime.now(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    file = product.folder / "instance" / "esafety.sqlite"
    with sqlite3.connect(file, timeout=30) as connection:
        connection.execute("UPDATE proposal SET shown_until = ?", (now,))
    connection.close()


@contextmanager
def restricted_to_nobody(product: Product, report: str) -> Iterator[None]:
    """Restrict its incident, as if those named had left long ago; afterwards all may read it."""
    file = product.folder / "instance" / "esafety.sqlite"
    number = report.rsplit("/", 1)[1]
    of_it = "(SELECT incident_id FROM report JOIN chain ON chain.id = chain_id WHERE report.id = ?)"
    with closing(sqlite3.connect(file, timeout=30, isolation_level=None)) as connection:
        connection.execute(f"UPDATE incident SET restricted = 1 WHERE id = {of_it}", [number])
        yield
        connection.execute(f"UPDATE incident SET restricted = 0 WHERE id = {of_it}", [number])
        connection.execute(f"DELETE FROM restricted_to WHERE incident_id = {of_it}", [number])


def test_a_unit_of_one_approves_alone_and_says_so_for_thirty_days(
    officer: Officer, product: Product
) -> None:
    page, keyboard = officer.page, Keyboard(officer.page)
    page.goto("/unit/people")
    keyboard.writes("Name", "Omar Haddad")
    keyboard.writes("Email address", "omar@example.org")
    keyboard.ticks("Officer")
    keyboard.presses("Propose the account")
    officer.sees("There is nobody else to decide this.")
    keyboard.presses("Approve alone")
    officer.sees("It counts as decided by one person alone.")
    page.goto("/unit/")
    keyboard.presses("Decided alone, or at the command line: 1")
    keyboard.follows("An account for Omar Haddad as officer", to=re.compile("Omar Haddad"))
    thirty_days_pass(product)
    officer.opens_the_inbox()
    expect(page.get_by_text("Decided alone")).to_have_count(0)
    page.goto("/unit/audit-log")
    officer.sees("decided alone.")


def test_one_gives_the_link_and_the_other_tells_the_code(
    officer: Officer, gwen: Officer, product: Product, browser: Browser
) -> None:
    product.esafety(
        "people", "confirm", "gwen@example.org"
    )  # until then she is nobody's second person
    proposes(officer.page, "Nia New", "Officer")
    assert_accessible(officer.page)
    gwen.page.goto("/unit/")
    gwen.page.get_by_text("Waiting for a second person: 1").click()
    gwen.page.get_by_role("link", name="An account for Nia New as officer").click()
    assert_accessible(gwen.page)
    gwen.page.reload()
    press(gwen.page, "Approve")
    code = shown(gwen.page, "Show the code")
    assert_accessible(gwen.page)
    officer.page.reload()
    link = shown(officer.page, "Show the link")
    with open_desk(browser, product) as nia:
        sets_up(nia.page, link, code="ABCD EFGH")
        expect(nia.page.get_by_role("alert")).to_contain_text("This is not the code")
        assert accessibility.find_all_faults(nia.page) == []
        sets_up(nia.page, link, code)
        nia.sees("Sign in with it now")
    changes_the_roles_by_keyboard(officer.page, gwen.page)


def changes_the_roles_by_keyboard(page: Page, second: Page) -> None:
    """Nia is to be an administrator too: one proposes it, the other approves."""
    keyboard = Keyboard(page)
    page.goto("/unit/people")
    # what only screen readers are told is a line of its own
    keyboard.follows("Change roles : Nia New", to="Roles of Nia New")
    assert accessibility.find_faults(page) == []  # the other way of looking ticks every box
    keyboard.ticks("Administrator")
    keyboard.presses("Change the roles")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nia New")
    second.goto(page.url)
    Keyboard(second).presses("Approve", whole=True)
    expect(second.get_by_text("Approved. It is done.")).to_be_visible()
    page.goto("/unit/people")
    expect(page.get_by_text("nia@example.org · administrator, officer")).to_be_visible()


def test_of_two_who_receive_one_at_once_one_does_and_the_other_is_told_who(
    officer: Officer, gwen: Officer, report: str
) -> None:
    for each in (officer, gwen):
        each.page.goto(report)
    gwen.sees("Olu Adeyemi has this open now.")
    reference = gwen.page.get_by_role("heading", level=1).inner_text().removeprefix("Report ")
    for each in (officer, gwen):
        each.page.evaluate(PRESS_RECEIVED_NEXT)
    told = [each.page.locator(".app-done").first.inner_text() for each in (officer, gwen)]
    received = [f"{reference} is marked as received." in words for words in told]
    assert sorted(received) == [False, True]
    by = ("Olu Adeyemi", "Gwen Grey")[received.index(True)]
    slower = (officer, gwen)[received.index(False)]
    slower.sees(f"{by} marked {reference} as received at")


def test_an_account_in_wrong_hands_is_locked_by_one_press_and_a_lead_undoes_it(
    officer: Officer,
) -> None:
    page = officer.page
    page.goto("/unit/people")
    page.get_by_role("button", name=re.compile("Lock for a day.*Nia New")).click()
    officer.sees("The account of Nia New is locked. Any lead can undo it.")
    officer.sees("Locked until")
    assert_accessible(page)
    page.goto("/unit/")
    officer.sees("The account of Nia New is locked until")
    assert_accessible(page)
    page.get_by_role("button", name=re.compile("Undo the lock")).click()
    officer.sees("Nia New can sign in again.")


def test_where_nobody_can_read_an_incident_new_readers_are_proposed_by_keyboard(
    officer: Officer, gwen: Officer, report: str, product: Product
) -> None:
    with restricted_to_nobody(product, report):
        names_gwen_and_nia_by_keyboard(officer.page)
        gwen.page.goto(officer.page.url)
        Keyboard(gwen.page).presses("Approve", whole=True)
        gwen.sees("Approved. It is done.")
        gwen.page.goto(report)
        expect(gwen.page.get_by_role("heading", level=1)).to_contain_text("Report ES-")
        officer.page.goto(report)
        officer.sees("There is no page here")


def names_gwen_and_nia_by_keyboard(page: Page) -> None:
    """Once the form was refused; the page of the proposal is open then."""
    keyboard = Keyboard(page)
    page.goto("/unit/")
    keyboard.follows("Propose who may read what nobody can", to="Name new readers")
    assert accessibility.find_faults(page) == []  # as above
    keyboard.presses("Propose these readers")
    expect(page.get_by_text("There is a problem")).to_be_visible()
    assert_accessible(page)
    page.goto(page.url)
    keyboard.ticks("Gwen Grey")
    keyboard.ticks("Nia New")
    keyboard.presses("Propose these readers")
    expect(page.get_by_role("heading", level=1)).to_contain_text("that nobody can read")
    assert_accessible(page)


def test_what_somebody_had_who_leaves_is_nobodys_until_it_is_taken(
    officer: Officer, gwen: Officer, report: str
) -> None:
    page, keyboard = officer.page, Keyboard(officer.page)
    gwen.page.goto(report)
    press(gwen.page, "Received")
    gwen.sees("You have it.")

    page.goto("/unit/people")
    keyboard.follows("Close account", to="Close the account of Gwen Grey?")
    officer.sees("What they have in hand, and their tasks, nobody has then")
    keyboard.presses("Close the account")
    officer.sees("The account of Gwen Grey is closed.")

    gwen.page.goto(report)
    expect(gwen.page.get_by_role("button", name="Sign in")).to_be_visible()
    page.goto("/unit/?lane=team")
    # the test before may have left her another one
    expect(page.locator(f"tbody a[href^='{report}?']")).to_be_visible()
    page.goto(report)
    officer.sees("Gwen Grey had it until their account was closed")
    keyboard.presses("Take")
    officer.sees("You have it.")

    page.goto("/unit/people")
    keyboard.follows("Close account", to="Close the account of Nia New?")
    officer.sees("Fewer than two people would be left who can read reports now.")
    assert_accessible(page)
    keyboard.presses("Propose to close it")
    officer.sees("Nobody at the unit can decide this")
    assert_accessible(page)
    page.get_by_role("link", name="People").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("People")
