"""axe finds no fault on any page of the unit's side, empty or busy, or on a refused form."""

import json
import secrets
from collections.abc import Callable
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import (
    FORM,
    SUBMIT_EMPTY,
    Ways,
    assert_accessible,
    check_form,
    glanced_at,
)
from tests.browser.crawling import crawl, unmatched_routes
from tests.browser.officer import Officer
from tests.browser.officer_by_keyboard import OfficerByKeyboard
from tests.browser.phone import WIDE, Phone
from tests.browser.representatives import choose_representatives
from tests.support.polling import wait_until
from tests.support.product import Product, copy_of
from webapp.app import create_app
from webapp.config import Config

PROOF = "/unit/show-that-it-is-you"  # test_proof.py
SIGN_IN_PAGES = {"/unit/sign-in", "/unit/sign-in/code", "/unit/set-up/<token>", PROOF}
NO_PAGES = {"/unit/still-here", "/unit/still-signed-in"}
FRAGMENTS = {"/unit/inbox", "/unit/reports/<int:number>/looking"}
PROPOSAL = "/unit/proposals/<int(signed=True):number>"  # once something is proposed
COMPARISON = "/unit/guidance/changes"  # it is asked for with a query
CORRECTION = "/unit/guidance/corrections/<int:number>"  # once proposed; as COMPARISON, below
KEYED_IN = "/unit/paper-form/<int:number>"  # once it is: test_paper_forms.py
# Once a lead signs one: test_board.py.
OF_A_PAPER = {
    "/unit/figures/papers/" + rest.format(n="<int:number>")
    for rest in ("draft", "{n}", "{n}/<filename>", "{n}/decisions", "decisions/{n}")
}
# Once there is a colleague: test_axe_colleague.py.
OF_A_COLLEAGUE = {
    "/unit/people/<int:number>/close",
    "/unit/people/links/<int:number>/code",
    "/unit/people/links/<int:number>/take",
}
AWAY = "/unit/away"  # from two lists of work: below
BESIDE = "/unit/reports/<int:number>/beside/<int:other>"  # where a hint leads: below
TO_LOOK_AT = "/unit/to-look-at"  # like a list of work: whether it represents others is chance
NEXT = "/unit/reports/next"  # it leads to a report
NEW_READERS = "/unit/restricted/new-readers"  # below; its form: test_colleagues.py
FIND = {"/unit/find", "/unit/find/<token>"}  # the field on every page: test_find.py
# A sheet for a meeting and a list without details are never refused: they are files.
EXPORT = "/unit/export"


@pytest.fixture(scope="module")
def busy_unit(installation: Product, desk: Officer) -> Page:
    """The unit after some days: a year of reports, and an unopened arrival."""
    installation.lives_through_a_year(60)
    installation.sends_reports()
    unopenable = json.dumps({"items": [{}, {"odd": secrets.token_hex()}]}).encode()
    headers = {"Content-Type": "application/json"}
    urlopen(Request(f"{installation.address}/sync/v1/reports", unopenable, headers)).close()
    installation.esafety("contacts", "confirm", "lado", "0161 496 0999", "--by", "Olu Adeyemi")
    desk.approves_the_newest_edition()
    desk.sets_aside_an_unopened_arrival()
    desk.registers("Heaton Lane", "Youth centre")
    desk.opens_the_inbox()
    wait_until(lambda: desk.page.reload() and desk.page.get_by_role("link", name="ES-").count() > 6)
    return desk.page


@pytest.fixture(scope="module")
def pages(busy_unit: Page) -> dict[str, str]:
    """Every page that can be reached by links, by its address."""
    return dict(crawl(busy_unit, "/unit/"))


@pytest.fixture
def busy(busy_unit: Page, officer: Officer) -> Page:
    """The same unit, in its inbox, whatever the test before has done there."""
    officer.opens_the_inbox()
    return busy_unit


@glanced_at
def test_every_page_that_can_be_reached_by_links(
    busy: Page, pages: dict[str, str], config: Config, ways: Ways
) -> None:
    for path in {*choose_representatives(pages), TO_LOOK_AT}:
        busy.goto(path)
        assert_accessible(busy, ways)
    elsewhere = {*NO_PAGES, *SIGN_IN_PAGES, *FIND, *OF_A_COLLEAGUE, *OF_A_PAPER, *FRAGMENTS}
    elsewhere |= {AWAY, BESIDE, NEXT, PROPOSAL, COMPARISON, CORRECTION, KEYED_IN, NEW_READERS}
    assert unmatched_routes(create_app(config), pages) - elsewhere == set()


def test_two_reports_side_by_side(busy: Page) -> None:
    links = busy.locator('.app-inbox a[href^="/unit/reports/"]').all()
    one, other = [link.get_attribute("href") or "" for link in links[:2]]
    busy.goto(f"{one}/beside/{other.rsplit('/', 1)[1]}")
    expect(busy.get_by_role("heading", level=1)).to_have_text("Same incident?")
    assert_accessible(busy)


def test_who_is_away(busy: Page) -> None:
    busy.goto(AWAY)
    check_form(busy)


def test_no_new_readers_are_needed(busy: Page) -> None:
    busy.goto(NEW_READERS)
    expect(busy.get_by_text("There is nothing to do")).to_be_visible()
    assert_accessible(busy)


def test_what_changed_between_two_editions(busy: Page, officer: Officer) -> None:
    officer.compares_the_newest_edition()
    expect(busy.get_by_role("heading", level=1)).to_contain_text("From edition")
    assert_accessible(busy)


def test_an_approval_that_is_withdrawn(busy: Page, officer: Officer) -> None:
    officer.withdraws_the_approval("Entered too early")
    assert_accessible(busy)
    officer.sees("Reason: “Entered too early”.")


@glanced_at
def test_every_form_that_is_refused(busy: Page, pages: dict[str, str], ways: Ways) -> None:
    forms = {path: html for path, html in pages.items() if "novalidate" in html}
    forms.pop(EXPORT, None)
    chosen = choose_representatives(forms)
    assert {"/unit/people", "/unit/sealed-file"} <= set(chosen)
    for path in chosen:
        busy.goto(path)
        with busy.expect_navigation():
            busy.locator(FORM).first.evaluate(SUBMIT_EMPTY)
        expect(busy.get_by_text("There is a problem")).to_be_visible()
        assert_accessible(busy, ways)


def test_the_pages_that_answer_an_action(busy: Page, officer: Officer, tmp_path: Path) -> None:
    letter = tmp_path / "letter.json"
    letter.write_text("Dear unit")
    officer.takes_in_a_sealed_file(letter)
    assert_accessible(busy)
    letter.write_text('{"items":[{"id":"7"}]}')
    officer.takes_in_a_sealed_file(letter)
    assert_accessible(busy)
    officer.opens_the_inbox()
    busy.get_by_role("link", name="ES-").first.click()
    officer.marks_it_as_received()
    assert_accessible(busy)
    busy.goto("/unit/no-such-page")
    assert_accessible(busy)


def test_a_new_unit(first_start: Path, tmp_path: Path, make_phone: Callable[..., Phone]) -> None:
    product = copy_of(first_start, tmp_path / "new").start()
    desk = make_phone(product.address, viewport=WIDE, has_touch=False, is_mobile=False)
    officer = OfficerByKeyboard(desk.page)
    link = product.set_up_link()
    try:
        desk.page.goto(link)
        check_form(desk.page)
        officer.sets_up_account(link)
        desk.page.goto(link)
        expect(desk.page.get_by_text("does not work any more")).to_be_visible()
        assert_accessible(desk.page)
        officer.signs_in()
        for path in ("/unit/", "/unit/could-not-open", "/unit/contacts"):
            desk.page.goto(path)
            assert_accessible(desk.page)
    finally:
        product.stop()
