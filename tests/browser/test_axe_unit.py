"""axe finds nothing on any page of the unit's side, new or busy, nor when a form comes back."""

import json
import re
import secrets
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser import accessibility
from tests.browser.officer import PASSWORD, Officer
from tests.browser.phone import WIDE, Phone
from tests.browser.representatives import representatives
from tests.support.patience import until
from tests.support.product import Product
from webapp.app import create_app
from webapp.config import Config

DOORS = {"/unit/sign-in", "/unit/set-up/<token>", "/unit/confirm-it-is-you"}
A_PART = "/unit/inbox"
LINK = re.compile(r'href="(/unit[^"#]*)"')
TO_FILL_IN = "main form:has(input:not([type=hidden]))"
SENDS_IT_EMPTY = "(form) => { form.reset(); form.requestSubmit(); }"
ADMINISTRATOR = "adam@example.org"


@pytest.fixture
def busy(product: Product, officer: Officer) -> Page:
    """The unit after some days: reports of every kind, some that did not open, one set aside."""
    product.esafety("demo")
    odd = json.dumps({"items": [{}, {"odd": secrets.token_hex()}]}).encode()
    kind = {"Content-Type": "application/json"}
    urlopen(Request(f"{product.address}/sync/v1/reports", odd, kind)).close()
    product.esafety("contacts", "confirm", "lado", "0161 496 0999", "--by", "Olu Adeyemi")
    officer.sets_aside_what_did_not_open()
    officer.opens_the_inbox()
    until(
        lambda: officer.page.reload() and officer.page.get_by_role("link", name="ES-").count() > 7
    )
    return officer.page


@pytest.fixture
def stranger(make_phone: Callable[..., Phone], product: Product) -> Page:
    """Somebody at a desk who is not signed in."""
    return make_phone(product.address, viewport=WIDE, has_touch=False, is_mobile=False).page


def is_sound(page: Page) -> None:
    assert accessibility.faults_whatever_it_shows(page) == [], page.url


def test_every_page_that_a_link_leads_to(busy: Page, config: Config) -> None:
    pages = dict(led_to(busy, "/unit/"))
    for path in representatives(pages):
        busy.goto(path)
        is_sound(busy)
    assert not_met(create_app(config), pages) == {*DOORS, A_PART}


def test_every_form_that_comes_back(busy: Page) -> None:
    forms = {path: html for path, html in led_to(busy, "/unit/") if "novalidate" in html}
    chosen = representatives(forms)
    assert {"/unit/people", "/unit/sealed-file"} <= set(chosen)
    for path in chosen:
        busy.goto(path)
        with busy.expect_navigation():
            busy.locator(TO_FILL_IN).evaluate(SENDS_IT_EMPTY)
        expect(busy.get_by_text("There is a problem")).to_be_visible()
        is_sound(busy)


def test_what_an_act_leads_to(busy: Page, officer: Officer, tmp_path: Path) -> None:
    letter = tmp_path / "letter.json"
    letter.write_text("Dear unit")
    officer.takes_in_a_sealed_file(letter)
    is_sound(busy)
    letter.write_text('{"items":[{"id":"7"}]}')
    officer.takes_in_a_sealed_file(letter)
    is_sound(busy)
    officer.opens_the_inbox()
    busy.get_by_role("link", name="ES-").first.click()
    officer.marks_as_received()
    is_sound(busy)
    for path in ("/unit/no-such-page", "/unit/confirm-it-is-you"):
        busy.goto(path)
        is_sound(busy)


def test_a_colleague_from_the_link_to_a_closed_account(
    busy: Page, stranger: Page, product: Product
) -> None:
    stranger.goto(invites(busy))
    comes_back(stranger)
    stranger.get_by_label("Password").fill(PASSWORD)
    stranger.get_by_role("button", name="Set up my account").click()
    expect(stranger.get_by_text("Sign in with it now")).to_be_visible()
    comes_back(stranger)
    stranger.get_by_label("Email address").fill(ADMINISTRATOR)
    stranger.get_by_label("Password").fill(PASSWORD)
    stranger.get_by_role("button", name="Sign in").click()
    expect(stranger.get_by_text("Your account cannot open reports")).to_be_visible()
    is_sound(stranger)
    stranger.goto("/unit/audit-log?before=3")
    is_sound(stranger)
    stranger.goto("/unit/reports/1")
    expect(stranger.get_by_text("Your account cannot do this")).to_be_visible()
    is_sound(stranger)

    busy.goto("/unit/people")
    busy.get_by_role("button", name="Close account").click()
    expect(busy.get_by_text("is closed")).to_be_visible()
    is_sound(busy)


def test_a_new_unit(first_start: Path, tmp_path: Path, make_phone: Callable[..., Phone]) -> None:
    shutil.copytree(first_start / "instance", tmp_path / "new" / "instance")
    product = Product(tmp_path / "new").start()
    desk = make_phone(product.address, viewport=WIDE, has_touch=False, is_mobile=False)
    officer = Officer(desk.page)
    link = product.set_up_link()
    try:
        desk.page.goto(link)
        comes_back(desk.page)
        officer.sets_up_account(link)
        desk.page.goto(link)
        expect(desk.page.get_by_text("does not work any more")).to_be_visible()
        is_sound(desk.page)
        officer.signs_in()
        for path in ("/unit/", "/unit/could-not-open", "/unit/contacts"):
            desk.page.goto(path)
            is_sound(desk.page)
    finally:
        product.stop()


def comes_back(page: Page) -> None:
    """A form as it is first shown, and as it comes back when nothing was filled in."""
    is_sound(page)
    page.reload()
    with page.expect_navigation():
        page.locator(TO_FILL_IN).evaluate(SENDS_IT_EMPTY)
    expect(page.get_by_text("There is a problem")).to_be_visible()
    is_sound(page)
    page.goto(page.url)


def invites(page: Page) -> str:
    """An administrator makes a link for a colleague; returns it."""
    page.goto("/unit/people")
    page.get_by_label("Name", exact=True).fill("Adam Admin")
    page.get_by_label("Email address").fill(ADMINISTRATOR)
    page.get_by_label("Administrator").check()
    page.get_by_role("button", name="Create the link").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Give this link to")
    is_sound(page)
    return page.locator(".app-copy").inner_text()


def led_to(page: Page, start: str) -> Iterator[tuple[str, str]]:
    """Every page that links lead to, each with its HTML; a list's later pages are alike."""
    seen, waiting = set(), [start]
    while waiting:
        path = waiting.pop()
        if path in seen or "?" in path:
            continue
        seen.add(path)
        answer = page.request.get(path)
        if "text/html" in answer.headers["content-type"]:
            html = answer.text()
            yield path, html
            waiting += LINK.findall(html)


def not_met(app: Flask, pages: dict[str, str]) -> set[str]:
    """The unit's addresses, as the application has them, that are not among the pages."""
    known = app.url_map.bind("localhost")
    rules = {
        rule.rule
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/unit") and "GET" in (rule.methods or ())
    }
    return rules - {known.match(path, return_rule=True)[0].rule for path in pages}
