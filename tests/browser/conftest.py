"""Fixtures for browser journeys: a running product, phones, people."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Playwright, expect, sync_playwright

from tests.browser.officer import Officer
from tests.browser.phone import CHROMIUM, PATIENCE_MS, QUIET, WIDE, Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import Worker
from tests.support.faulty_network import FaultyNetwork
from tests.support.product import Product

expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once for all tests."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a product after its first start: its keys, its tables, its first pack."""
    product = Product(tmp_path_factory.mktemp("first-start")).start()
    product.stop()
    return product.folder


@pytest.fixture(scope="module")
def installation(first_start: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """One product for each test file."""
    product = copy_of(first_start, tmp_path_factory.mktemp("product")).start()
    yield product
    product.stop()


def copy_of(first_start: Path, folder: Path) -> Product:
    """A product that need not start for the first time, which takes seconds."""
    shutil.copytree(first_start / "instance", folder / "instance")
    return Product(folder)


@pytest.fixture
def product(installation: Product) -> Product:
    """The product, restarted if the previous test stopped it."""
    return installation if installation.is_up() else installation.start()


@pytest.fixture
def reporter(phone: Phone) -> Reporter:
    """A reporter whose phone is ready to work without signal."""
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    return reporter


@pytest.fixture(scope="module")
def desk(playwright: Playwright, installation: Product) -> Iterator[Officer]:
    """The unit's first person, set up and signed in once for each test file."""
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
    page = browser.new_context(viewport=WIDE, base_url=installation.address).new_page()
    page.set_default_timeout(PATIENCE_MS)
    officer = Officer(page)
    officer.sets_up_account(urlsplit(installation.set_up_link()).path)
    officer.signs_in()
    yield officer
    browser.close()


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
def make_phone(playwright: Playwright, tmp_path: Path) -> Iterator[Callable[..., Phone]]:
    """Makes new phones; fails if one contacts another host, takes a cookie or logs an error."""
    made: list[Phone] = []

    def make(address: str, **options: Any) -> Phone:
        phone = Phone(playwright, tmp_path / f"phone-{len(made)}", address, **options).start()
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
