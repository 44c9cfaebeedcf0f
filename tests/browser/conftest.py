"""Fixtures for browser journeys: a running product, phones, people.

Two things are shared by all tests of a process, unless a test asks for its own: it names
`installation` (or the unit's people) for a product of its file, `own_browser` for a browser that it
closes or kills.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from tests.browser import sessions
from tests.browser.firefox import Firefox
from tests.browser.officer import Officer
from tests.browser.phone import CHROMIUM, PATIENCE_MS, QUIET, WIDE, Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import Worker
from tests.support.faulty_network import FaultyNetwork
from tests.support.once_a_run import once_a_run
from tests.support.product import Product, copy_of

expect.set_options(timeout=PATIENCE_MS)

COOKIES, RECOVERY_CODES = "cookies.json", "recovery-codes.json"
# Begun last, one of these files would keep one process busy for minutes while the other waits.
LONGEST = {"test_two_screens", "test_axe_unit", "test_axe_reporters_pages", "test_accessibility"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest files first."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once for all tests."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """A browser for all tests; each phone is a context of it, with its own storage and worker."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    yield browser
    browser.close()


@pytest.fixture
def own_browser() -> None:
    """Gives each phone of this test a browser of its own, whose profile is on the disk."""


@pytest.fixture(scope="session")
def first_sign_in(
    first_start: Path, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The folder of a product at which the unit's first person has signed in.

    Beside it are their cookies and their recovery codes.
    """

    def make(folder: Path) -> None:
        product = copy_of(first_start, folder).start()
        with open_desk(browser, product) as officer:
            officer.sets_up_account(urlsplit(product.set_up_link()).path)
            officer.signs_in()
            officer.page.context.storage_state(path=folder / COOKIES)
            (folder / RECOVERY_CODES).write_text(json.dumps(officer.recovery_codes))
        product.stop()

    return once_a_run(tmp_path_factory, "first-sign-in", make)


@contextmanager
def open_desk(browser: Browser, product: Product, *, like: Path | None = None) -> Iterator[Officer]:
    """The unit's first person at a computer; signed in, if `like` is where they once did."""
    cookies = like / COOKIES if like else None
    codes = json.loads((like / RECOVERY_CODES).read_text()) if like else []
    context = browser.new_context(viewport=WIDE, base_url=product.address, storage_state=cookies)
    context.set_default_timeout(PATIENCE_MS)
    yield Officer(context.new_page(), codes)
    context.close()


@pytest.fixture(scope="session")
def reporters_product(
    first_start: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    """One product for all who only report: no phone shows what another has sent."""
    product = copy_of(first_start, tmp_path_factory.mktemp("product")).start()
    yield product
    product.stop()


@pytest.fixture(scope="module")
def installation(
    first_sign_in: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Product]:
    """One product for each test file that works at the unit, or changes what phones get."""
    product = signed_in_copy(first_sign_in, tmp_path_factory.mktemp("product"))
    yield product.start()
    product.stop()


def signed_in_copy(first_sign_in: Path, folder: Path) -> Product:
    """A product whose first person has just been there, however long the run has taken."""
    product = copy_of(first_sign_in, folder)
    sessions.stay_fresh(product)
    sessions.come_back(product)
    return product


@pytest.fixture
def product(request: pytest.FixtureRequest) -> Product:
    """The product, restarted if the previous test stopped it."""
    is_own = "installation" in request.fixturenames
    product: Product = request.getfixturevalue("installation" if is_own else "reporters_product")
    return product if product.is_running() else product.start()


@pytest.fixture
def reporter(phone: Phone) -> Reporter:
    """A reporter whose phone is ready to work without signal."""
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    return reporter


@pytest.fixture(scope="module")
def desk(browser: Browser, installation: Product, first_sign_in: Path) -> Iterator[Officer]:
    """The unit's first person, signed in, at one computer for each test file."""
    with open_desk(browser, installation, like=first_sign_in) as officer:
        officer.opens_the_inbox()
        yield officer


@pytest.fixture
def officer(product: Product, desk: Officer) -> Officer:
    """A signed-in officer, on whichever page the previous test left them."""
    return desk


@pytest.fixture
def network(product: Product) -> Iterator[FaultyNetwork]:
    """A network that can be made to fail."""
    network = FaultyNetwork(product.port)
    yield network
    network.close()


@pytest.fixture
def make_phone(
    request: pytest.FixtureRequest, playwright: Playwright, browser: Browser, tmp_path: Path
) -> Iterator[Callable[..., Phone]]:
    """Makes new phones; fails if one contacts another host, takes a cookie or logs an error."""
    made: list[Phone] = []
    shared = None if "own_browser" in request.fixturenames else browser

    def make(address: str, **options: Any) -> Phone:
        folder = tmp_path / f"phone-{len(made)}"
        phone = Phone(playwright, folder, address, shared=shared, **options).start()
        made.append(phone)
        return phone

    yield make
    for phone in made:
        cookies = [one for one in phone.cookies() if one["path"] != "/unit"]
        phone.close()
        assert phone.console_errors == []
        assert phone.foreign_hosts() == set()
        assert cookies == []


@pytest.fixture
def phone(make_phone: Callable[..., Phone], product: Product) -> Phone:
    """A phone that reaches the product directly."""
    return make_phone(product.address)


@pytest.fixture
def firefox(product: Product, tmp_path: Path) -> Iterator[Firefox]:
    """Firefox on a new profile."""
    firefox = Firefox(tmp_path / "profile", product.address).start()
    yield firefox
    firefox.close()


@pytest.fixture
def phone_on_bad_network(make_phone: Callable[..., Phone], network: FaultyNetwork) -> Phone:
    """A phone that reaches the product through the faulty network."""
    return make_phone(network.address)


@pytest.fixture
def worker(phone: Phone) -> Worker:
    """A worker on Home, who has kept their lead's number."""
    worker = Worker(phone)
    worker.keeps_a_lead()
    worker.opens_the_site()
    return worker
