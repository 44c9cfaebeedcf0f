"""A browser at the unit of a product that runs: cookies and forms over real HTTP."""

import re
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from typing import NamedTuple

from tests.support.cast import PASSWORD, TOKEN
from tests.support.polling import wait_until
from tests.support.product import Product

TIMEOUT_SECONDS = 60
EMAIL = "fay@example.org"


class Page(NamedTuple):
    """What a browser ended at, after redirects."""

    status: int
    path: str
    text: str


class UnitBrowser:
    """Opens pages and submits their forms, each with its CSRF token."""

    def __init__(self, address: str) -> None:
        self._address = address
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
        token = TOKEN.search(self.opens(path).text)
        assert token, f"{path} has no form"
        return self.opens(path, {**data, "csrf_token": token[1]})

    def signs_in(self, email: str = EMAIL, password: str = PASSWORD) -> Page:
        """Use the sign-in page."""
        return self.submits("/unit/sign-in", email=email, password=password)

    def cookie_header(self) -> str:
        """Every cookie, as one header's value."""
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)


def first_person(product: Product) -> UnitBrowser:
    """The browser of the first person, who has an account and is signed in."""
    browser = UnitBrowser(product.address)
    wait_until(lambda: "/unit/set-up/" in product.log.read_text())
    path = product.set_up_link().removeprefix(product.address)
    browser.submits(path, name="Fay First", email=EMAIL, password=PASSWORD)
    assert browser.signs_in().path == "/unit/"
    return browser


def _page(answer: urllib.request.addinfourl) -> Page:
    path = urllib.parse.urlsplit(answer.geturl()).path
    return Page(int(answer.status or 0), path, re.sub(r"\s+", " ", answer.read().decode()))
