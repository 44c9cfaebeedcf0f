"""Links that set a password: used, replaced, withdrawn, expired, guessed, or read in a table."""

import hashlib
import re
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing

from tests.attack.target import Target
from tests.attack.tries import Try
from tests.support.cast import CODE_PAGE, PASSWORD
from tests.support.second_person import PRINTED_CODE
from tests.support.unit_browser import EMAIL, Page, UnitBrowser

NAME = "stolen and guessed links"
REFUSED, WRONG_CODE = {400, 404, 410}, 422
FAY = {"name": "Fay", "email": EMAIL}
LINK = re.compile(r"/unit/set-up/\S+")
THIEFS = "a thief chose this long password 71"
EXPIRE = "UPDATE account_link SET expires_at = '2026-01-01 00:00:00' WHERE used_at IS NULL"
NEWEST = "SELECT max(id) FROM account_link"


def attack(target: Target) -> Iterator[Try]:
    """Each is opened and used by somebody who has it, and the password stays its owner's."""
    officer, links = target.officer, {}
    links["used"], code = _make(target)
    yield _use(target, links["used"], PASSWORD, "its owner uses it", code=code)
    links["replaced"], links["withdrawn"] = _make(target)[0], _make(target)[0]
    _sign_in_again(officer)
    number = target.rows(NEWEST)[0][0]
    officer.submits_from("/unit/people", f"/unit/people/links/{number}/withdraw")
    links["expired"], _ = _make(target)
    _expire(target)
    for name, link in links.items():
        yield _use(target, link, THIEFS, name)
    live, code = _make(target)
    for name, link in _guesses(live).items():
        yield _use(target, link, THIEFS, name)
    yield _use(target, live, THIEFS, "without its code")
    yield _use(target, live, PASSWORD, "the last, by its owner", code=code)
    yield _still_the_owners(target)
    _sign_in_again(officer)


def _make(target: Target) -> tuple[str, str]:
    """A link and its code."""
    printed = target.product.esafety("people", "new-password", EMAIL)
    link, code = LINK.search(printed), PRINTED_CODE.search(printed)
    assert link and code
    return link[0], code[1]


def _expire(target: Target) -> None:
    file = target.product.folder / "instance" / "esafety.sqlite"
    with closing(sqlite3.connect(file, timeout=10)) as database, database:
        database.execute(EXPIRE)


def _guesses(live: str) -> dict[str, str]:
    """Near a link that works, and far from it."""
    start, token = live.rsplit("/", 1)
    near = {
        "cut by a letter": token[:-1],
        "a letter more": f"{token}A",
        "in capitals": token.swapcase(),
        "its hash": hashlib.sha256(token.encode()).hexdigest(),
        "any": "%",
        "none": "%00",
    }
    far = {f"guess {number}": secrets.token_urlsafe(32) for number in range(10)}
    return {name: f"{start}/{text}" for name, text in {**near, **far}.items()}


def _use(target: Target, link: str, password: str, name: str, *, code: str = "") -> Try:
    """Open the link, and send the form that it would have; who has the code may use it."""
    browser = UnitBrowser(target.product.address)
    opened = browser.opens(link)
    page = opened if opened.status == 200 else browser.opens("/unit/sign-in")
    sent = browser.opens(link, {"code": code, "password": password, **FAY, **_of(page)})
    worked = sent.path == "/unit/sign-in"
    refused = {opened.status, sent.status} <= REFUSED or sent.status == WRONG_CODE
    return Try(name, fault="" if (worked if code else refused) else f"{opened.status}, {sent.path}")


def _of(page: Page) -> dict[str, str]:
    """What the page hides in its form."""
    return dict(re.findall(r'name="(csrf_token|version)"[^>]* value="([^"]+)"', page.text))


def _still_the_owners(target: Target) -> Try:
    """An account has one password: the owner's still leads to the second factor, and no further."""
    browser = UnitBrowser(target.product.address)
    page = browser.submits("/unit/sign-in", email=EMAIL, password=PASSWORD)
    return Try("the owner’s password", fault="" if page.path == CODE_PAGE else page.path)


def _sign_in_again(officer: UnitBrowser) -> None:
    """A new password has ended every session."""
    assert officer.signs_in().path == "/unit/"
