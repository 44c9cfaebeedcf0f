"""A browser at the unit of a product that runs: cookies and forms over real HTTP."""

import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path
from typing import NamedTuple

from tests.support.authenticator_app import AuthenticatorApp, recovery_codes_on
from tests.support.cast import CODE_PAGE, OFFER, PASSWORD, SET_UP_PAGE, TOKEN
from tests.support.polling import wait_until
from tests.support.product import Product

TIMEOUT_SECONDS = 60
EMAIL = "fay@example.org"
OVERVIEW, MORE_CODES = "/unit/how-you-sign-in", "/unit/how-you-sign-in/recovery-codes"


class Page(NamedTuple):
    """What a browser ended at, after redirects."""

    status: int
    path: str
    text: str


class UnitBrowser:
    """Opens pages and submits their forms, each with its CSRF token.

    Signs in with recovery codes, which are kept in `codes`: a product's copy has them too.
    """

    def __init__(self, address: str, codes: Path | None = None) -> None:
        self._address, self._codes = address, codes
        self.cookies = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))

    def opens(self, path: str, data: dict[str, str] | None = None) -> Page:
        """Fetch a page, or post `data` to it."""
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        try:
            with self._opener.open(
                f"{self._address}{path}", body, timeout=TIMEOUT_SECONDS
            ) as answer:
                return _page(answer)
        except urllib.error.HTTPError as error:
            with error:
                return _page(error)

    def submits(self, path: str, **data: str) -> Page:
        """Fill in the form at `path` and send it."""
        return self.submits_from(path, path, **data)

    def submits_from(self, page: str, path: str, **data: str) -> Page:
        """Send a form to `path`, with the CSRF token of the page that has it."""
        token = TOKEN.search(self.opens(page).text)
        assert token, f"{page} has no form"
        return self.opens(path, {**data, "csrf_token": token[1]})

    def signs_in(self, email: str = EMAIL, password: str = PASSWORD) -> Page:
        """Use the sign-in page, and a recovery code if one is asked for."""
        page = self.submits("/unit/sign-in", email=email, password=password)
        if page.path != CODE_PAGE:
            return page
        code, *others = self._kept().read_text().split()
        self._kept().write_text("\n".join(others))
        page = self.submits(CODE_PAGE, code=code)
        if not others:
            self._keeps(self.submits_from(OVERVIEW, MORE_CODES))
        return self.opens("/unit/") if page.path == OVERVIEW else page

    def sets_up_an_app(self) -> None:
        """Give the first code of an app, and keep the recovery codes."""
        shown = self.opens(SET_UP_PAGE).text
        code = AuthenticatorApp.reads(shown).code()
        self._keeps(self.submits(SET_UP_PAGE, offer=OFFER.findall(shown)[0], code=code))

    def _keeps(self, page: Page) -> None:
        self._kept().write_text("\n".join(recovery_codes_on(page.text)))

    def _kept(self) -> Path:
        assert self._codes, "this browser keeps no codes"
        return self._codes

    def cookie_header(self) -> str:
        """Every cookie, as one header's value."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)


def first_person(product: Product) -> UnitBrowser:
    """The browser of the first person, who has an account and is signed in."""
    browser = returning_person(product)
    wait_until(lambda: "/unit/set-up/" in product.log.read_text())
    path = product.set_up_link().removeprefix(product.address)
    browser.submits(path, name="Fay First", email=EMAIL, password=PASSWORD)
    assert browser.signs_in().path == OVERVIEW
    browser.sets_up_an_app()
    return browser


def returning_person(product: Product) -> UnitBrowser:
    """The browser of the same person at a product, or at a copy of one, where nobody signed in."""
    return UnitBrowser(product.address, product.folder / "instance" / "recovery-codes")


def _page(answer: urllib.request.addinfourl) -> Page:
    path = urllib.parse.urlsplit(answer.geturl()).path
    return Page(int(answer.status or 0), path, re.sub(r"\s+", " ", answer.read().decode()))
