"""A reporter leaves no trace: no cookie, no other host, nothing in an address."""

import re
from urllib.request import urlopen

from tests.browser.officer import Officer
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork
from tests.support.product import Product

OURS = re.compile(
    r"^(GET (/|/steps/(\w{5})?|/report(/\w{5}|/saved|s)?|/worker\.js|/pack/\w{32}"
    r"|/assets/[\w./-]+|/icons/[\w.-]+|/manifest\.webmanifest|/sync/v1/keys)"
    r"|POST /sync/v1/reports)$"
)


def test_a_whole_journey_requests_only_neutral_addresses(
    phone_on_bad_network: Phone, network: FaultyNetwork
) -> None:
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    reporter.asks_what_to_do()
    reporter.answers("Not sure", "Go on", "A nude")
    reporter.reports_an_incident()
    reporter.sees_it_delivered()

    unexpected = [request for request in network.requests if not OURS.match(request)]
    assert unexpected == []
    assert phone_on_bad_network.cookies() == []


def test_no_page_of_the_reporters_side_sets_a_cookie(product: Product) -> None:
    for path in ("/", "/steps/", "/report", "/reports", "/no-such-page-is-here", "/contacts"):
        try:
            answer = urlopen(product.address + path)
        except OSError as refused:
            answer = refused
        assert answer.headers["Set-Cookie"] is None, path


def test_the_units_cookies_stay_on_the_units_side(officer: Officer) -> None:
    cookies = officer.page.context.cookies()

    assert {cookie["name"] for cookie in cookies} == {"unit", "unit-browser"}
    assert {(cookie["path"], cookie["httpOnly"]) for cookie in cookies} == {("/unit", True)}
