"""Behind nginx and Caddy, on the files of `deploy/`: a report arrives over TLS and HTTP/2."""

import socket
import ssl
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPMessage, HTTPSConnection
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from tests.browser.officer import Officer
from tests.browser.phone import CHROMIUM, PATIENCE_MS, QUIET, WIDE, Phone
from tests.browser.reporter import Reporter
from tests.support.polling import wait_until
from tests.support.product import Product, copy_of
from tests.support.proxies import HOST, PROGRAMS, Proxy

PUBLIC_URL = f"https://{HOST}"
PROTOCOL = "() => performance.getEntriesByType('navigation')[0].nextHopProtocol"
CONTROLLER = "() => navigator.serviceWorker.controller?.state"
THREADS = 2
STRANGERS = 800
# Our files give them five; by itself nginx waits a minute, and Caddy for ever.
SOON_SECONDS = 12
HALF_A_REQUEST = f"GET / HTTP/1.1\r\nHost: {HOST}\r\n"
SLOW_BODY = (
    f"POST /sync/v1/reports HTTP/1.1\r\nHost: {HOST}\r\n"
    "Content-Type: application/json\r\nContent-Length: 60000\r\n\r\n" + " " * 50_000
)


@pytest.fixture(scope="module")
def first_start_over_https(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a product after its first start: its pages, and so its packs, have HSTS."""
    product = Product(tmp_path_factory.mktemp("https"), PUBLIC_URL=PUBLIC_URL).start()
    product.stop()
    return product.folder


@pytest.fixture(scope="module", params=PROGRAMS)
def behind(
    request: pytest.FixtureRequest,
    first_start_over_https: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Proxy, Product]]:
    """A proxy of `deploy/`, and the product behind it."""
    folder = tmp_path_factory.mktemp("behind")
    product = copy_of(first_start_over_https, folder, THREADS=str(THREADS), PUBLIC_URL=PUBLIC_URL)
    proxy = Proxy(request.param, folder / "proxy", product.port).start()
    product.start()
    yield proxy, product
    product.stop()
    proxy.stop()


@pytest.fixture
def proxy(behind: tuple[Proxy, Product]) -> Proxy:
    return behind[0]


@pytest.fixture
def officer(playwright: Playwright, behind: tuple[Proxy, Product]) -> Iterator[Officer]:
    """The unit's first person, in a browser of their own."""
    proxy, product = behind
    arguments = [*QUIET, *proxy.browser_arguments]
    browser = playwright.chromium.launch(executable_path=CHROMIUM, args=arguments)
    page = browser.new_context(viewport=WIDE, base_url=proxy.address).new_page()
    page.set_default_timeout(PATIENCE_MS)
    officer = Officer(page)
    officer.sets_up_account(product.set_up_link().replace(PUBLIC_URL, proxy.address))
    officer.signs_in()
    yield officer
    browser.close()


def test_a_report_saved_without_signal_reaches_the_unit_over_http_2(
    proxy: Proxy, make_phone: Callable[..., Phone], officer: Officer
) -> None:
    # Given a reporter whose phone is ready, over TLS and HTTP/2, and without signal
    phone = make_phone(proxy.address, args=[*QUIET, *proxy.browser_arguments])
    reporter = Reporter(phone)
    reporter.opens_the_site()
    assert phone.page.evaluate(PROTOCOL) == "h2"
    reporter.waits_until_ready()
    assert phone.page.evaluate(CONTROLLER) == "activated"
    reporter.loses_signal()

    # When they save a report, and there is signal again
    reference = reporter.reports_an_incident()
    reporter.has_signal_again()

    # Then it arrives by itself, and an officer, signed in by secure cookies, reads it
    reporter.opens_my_reports()
    reporter.sees_in_my_reports(reference, "Arrived")
    officer.reads(reference)
    cookies = {cookie["name"]: cookie for cookie in officer.page.context.cookies()}
    assert cookies.keys() == {"__Secure-unit", "__Secure-unit-browser"}
    assert all(cookie["secure"] and cookie["httpOnly"] for cookie in cookies.values())

    # And the proxy has written down nobody
    for trace in ("127.0.0.1", "/unit", "/sync"):
        assert trace not in proxy.logged().replace(f"127.0.0.1:{proxy.port}", "")


def test_a_slow_sender_takes_no_thread(behind: tuple[Proxy, Product]) -> None:
    proxy, product = behind
    slow = [connect(proxy) for _ in range(THREADS * 4)]
    for connection in slow:
        connection.sendall(SLOW_BODY.encode())
    assert all(product.is_up() for _ in range(10))
    for connection in slow:
        connection.close()


def test_half_requests_are_gone_soon_and_a_page_comes_meanwhile(proxy: Proxy) -> None:
    strangers = [connect(proxy) for _ in range(STRANGERS)]
    for one in strangers:
        one.sendall(HALF_A_REQUEST.encode())
    assert fetch(proxy, "/").status == 200
    wait_until(lambda: all(is_over(one) for one in strangers), within=SOON_SECONDS)
    for one in strangers:
        one.close()


def is_over(connection: ssl.SSLSocket) -> bool:
    """Whether the other side has ended it."""
    connection.setblocking(False)
    try:
        return not connection.recv(1000)
    except ssl.SSLWantReadError:
        return False
    except OSError:
        return True


def test_the_products_headers_arrive_once_and_its_own_pages_uncompressed(proxy: Proxy) -> None:
    public, unit = fetch(proxy, "/"), fetch(proxy, "/unit/sign-in")
    for answer in (public, unit):
        assert answer.headers.get_all("Strict-Transport-Security") == ["max-age=31536000"]
        assert len(answer.headers.get_all("Content-Security-Policy") or []) == 1
        assert answer.headers["Server"] in (None, "", "nginx"), "it names a version"
    assert public.headers["Content-Encoding"] == "gzip"
    assert unit.headers["Content-Encoding"] is None


def test_a_body_that_is_too_large_is_refused_in_the_products_words(proxy: Proxy) -> None:
    kind = {"Content-Type": "application/json"}
    answer = fetch(proxy, "/sync/v1/reports", "POST", b" " * 300_000, kind)
    # Caddy gives up once the product stops reading; for a phone both mean: kept, try again.
    if answer.status != 502 or proxy.program != "caddy":
        assert (answer.status, answer.body) == (413, b'{"error":"too_large"}')


def test_health_is_not_told_to_others(proxy: Proxy) -> None:
    assert fetch(proxy, "/healthz").status == 404


def test_plain_http_leads_to_our_own_https(proxy: Proxy) -> None:
    with closing(HTTPConnection("127.0.0.1", proxy.http_port, timeout=10)) as connection:
        connection.request("GET", "/report?a=b", headers={"Host": HOST})
        answer = connection.getresponse()
    location = answer.headers["Location"].replace(f":{proxy.port}", "")
    assert (answer.status, location) == (308, f"https://{HOST}/report?a=b")


def test_another_hosts_name_gets_no_page(proxy: Proxy) -> None:
    answer = fetch(proxy, "/unit", headers={"Host": "evil.example"})
    assert answer.headers["Location"] is None
    assert b"E-safety" not in answer.body or answer.status == 421


def test_while_the_product_is_down_nothing_is_logged_either(
    behind: tuple[Proxy, Product],
) -> None:
    proxy, product = behind
    product.stop()
    assert fetch(proxy, "/unit/set-up/a-secret-token").status == 502
    assert "a-secret-token" not in proxy.logged()


def connect(proxy: Proxy) -> ssl.SSLSocket:
    trust = ssl.create_default_context(cafile=str(proxy.certificate.authority))
    plain = socket.create_connection(("127.0.0.1", proxy.port), timeout=10)
    return trust.wrap_socket(plain, server_hostname=HOST)


@dataclass(frozen=True)
class Answer:
    status: int
    headers: HTTPMessage
    body: bytes


def fetch(
    proxy: Proxy,
    path: str,
    method: str = "GET",
    body: bytes | None = None,
    headers: dict[str, str] | None = None,
) -> Answer:
    """The answer over HTTP/1.1, to a client that takes gzip."""
    with closing(HTTPSConnection(HOST, timeout=10)) as connection:
        connection.sock = connect(proxy)
        accept = {"Accept-Encoding": "gzip", "Host": HOST}
        connection.request(method, path, body, {**accept, **(headers or {})})
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())
