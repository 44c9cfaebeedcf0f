"""Without signal: which pages the phone serves, how, and what replaces the others."""

import pytest
from playwright.sync_api import expect

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.browser.worker import Worker
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork
from tests.support.product import Product
from webapp.web.headers import CONTENT_SECURITY_POLICY

COMING = "[data-ready=library]"
STORED_URLS = """() => caches.keys()
    .then((names) => Promise.all(names.map((name) => caches.open(name))))
    .then((kept) => Promise.all(kept.map((cache) => cache.keys())))
    .then((requests) => requests.flat().map(({ url }) => url))"""

# Of each link on each page that is stored: the page itself, the steps for the graver of two areas,
# or what to do and whom to ring until the page has come.
WHERE_LINKS_END = """async () => {
    const ends = { stored: 0, graver: 0, "whom to ring": 0, nowhere: [] };
    const seen = new Set(["/"]), todo = ["/"];
    while (todo.length) {
        const path = todo.pop();
        const answer = await fetch(path, { headers: { accept: "text/html" } });
        const text = await answer.text();
        const guides = text.includes('href="/steps/"') && text.includes('href="tel:999"');
        if (answer.redirected) ends.graver += 1;
        else if (answer.ok) ends.stored += 1;
        else if (answer.status === 503 && guides) ends["whom to ring"] += 1;
        else ends.nowhere.push(path);
        if (!answer.ok) continue;
        const page = new DOMParser().parseFromString(text, "text/html");
        for (const link of page.querySelectorAll("a[href^='/']:not([data-needs-signal])")) {
            const { pathname, search } = new URL(link.getAttribute("href"), location.origin);
            if (seen.has(pathname + search)) continue;
            seen.add(pathname + search);
            todo.push(pathname + search);
        }
    }
    return ends;
}"""


@pytest.fixture
def reporter(phone: Phone, product: Product) -> Reporter:
    """A reporter whose phone is ready and has lost its signal."""
    reporter = Reporter(phone)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    reporter.waits_for_the_library()
    product.kill()
    return reporter


def test_every_stored_page_has_its_security_headers(reporter: Reporter) -> None:
    for path in ("/", "/steps/", "/report", "/reports", "/contacts", "/tables/sexual", "/away"):
        kept = reporter.page.goto(path)
        assert kept and kept.from_service_worker and kept.status == 200, path
        assert kept.headers["content-security-policy"] == CONTENT_SECURITY_POLICY, path


def test_a_page_that_is_not_stored_is_replaced_by_a_help_page(reporter: Reporter) -> None:
    answer = reporter.page.goto("/no/such/page")

    assert answer and answer.status == 503
    reporter.presses("What should I do?")
    reporter.sees_the_page("Is anyone in danger now?")


def test_the_units_pages_and_endpoints_are_never_answered_from_the_phone(
    reporter: Reporter,
) -> None:
    for path in ("/unit", "/unit/reports/1", "/sync/v1/keys", "/healthz", "/worker.js"):
        request = f"fetch('{path}').then((answer) => answer.status, () => 'no answer')"
        assert reporter.page.evaluate(request) == "no answer", path


def test_a_unit_page_without_signal_is_replaced_by_a_help_page(reporter: Reporter) -> None:
    for path in ("/unit", "/unit/", "/unit/reports/1"):
        answer = reporter.page.goto(path)
        assert answer and answer.status == 503, path
        reporter.sees_the_page("This page is not stored on your phone")
    reporter.presses("What should I do?")
    reporter.sees_the_page("Is anyone in danger now?")
    kept = reporter.page.evaluate(STORED_URLS)
    assert kept and not [address for address in kept if "/unit" in address]


def test_back_forward_and_reload_work(reporter: Reporter) -> None:
    reporter.asks_what_to_do()
    reporter.answers("No")
    second = reporter.heading()
    reporter.answers("Bullying")
    third = reporter.heading()
    assert len({"Is anyone in danger now?", second, third}) == 3

    reporter.page.go_back()
    reporter.sees_the_page(second)
    reporter.page.go_back()
    reporter.sees_the_page("Is anyone in danger now?")
    reporter.page.go_forward()
    reporter.sees_the_page(second)
    reporter.page.reload()
    reporter.sees_the_page(second)
    reporter.answers("Bullying")
    reporter.sees_the_page(third)


@pytest.mark.usefixtures("own_browser")
def test_a_closed_browser_opens_again_without_signal(reporter: Reporter) -> None:
    reporter.phone.restart()
    reporter.opens_the_site()
    reporter.asks_what_to_do()


def test_the_whole_edition_is_stored(reporter: Reporter) -> None:
    """Every link on every stored page leads to one, unless it says that it needs signal."""
    broken = reporter.page.evaluate(
        """async () => {
            const LINKS = "a[href^='/']:not([data-needs-signal])";
            const seen = new Set(), broken = [], todo = ["/"];
            while (todo.length) {
                const path = todo.pop();
                if (seen.has(path)) continue;
                seen.add(path);
                const answer = await fetch(path, { headers: { accept: "text/html" } });
                if (answer.status !== 200) { broken.push(path); continue; }
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                for (const link of page.querySelectorAll(LINKS)) {
                    todo.push(new URL(link.getAttribute("href"), location.origin).pathname);
                }
            }
            return { broken, count: seen.size };
        }"""
    )
    assert broken["broken"] == []
    assert broken["count"] > 100


def test_the_page_does_not_say_ready_before_the_phone_is(
    phone_on_bad_network: Phone, network: FaultyNetwork
) -> None:
    network.answers(faults.foreign_page(503), path="/pack/")
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    network.waits_for_a_request("/pack/")
    reporter.does_not_see("Works without signal")

    network.recovers()
    reporter.page.reload()
    reporter.waits_until_ready()


def test_a_truncated_pack_is_not_stored(
    phone_on_bad_network: Phone, network: FaultyNetwork
) -> None:
    network.answers(faults.truncate, path="/pack/")
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    network.waits_for_a_request("/pack/")
    reporter.does_not_see("Works without signal")
    assert reporter.page.evaluate(STORED_URLS) == []


@pytest.mark.usefixtures("own_browser")
def test_a_phone_is_ready_without_its_library_says_so_and_gets_it_later(
    phone_on_bad_network: Phone, network: FaultyNetwork, product: Product
) -> None:
    # Given a library that did not come, and a browser that was closed
    library = f"/pack/{announced_library(product)}"
    network.answers(faults.foreign_page(503), path=library)
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    network.waits_for_a_request(library)
    network.goes_down()
    phone_on_bad_network.restart()

    # Then without signal the core works, and the phone says what is missing
    reporter.page.goto("/guidance/")
    reporter.sees("Not on this phone yet: the guidance in full")
    reporter.does_not_see("Search all of it")
    reporter.presses("What should I do?")
    reporter.answers("No", "Bullying", "Another child")
    expect(reporter.page.locator("[data-journey]")).to_have_count(1)

    reporter.opens_the_site()
    expect(reporter.page.locator(COMING)).to_be_visible()

    # And with signal the rest follows
    network.recovers()
    reporter.opens_the_site()
    reporter.waits_for_the_library()
    expect(reporter.page.locator(COMING)).to_be_hidden()
    network.goes_down()
    reporter.page.goto("/phone")
    reporter.sees("Kept.")
    reporter.page.goto("/guidance/")
    reporter.does_not_see("This page is not stored on your phone")


@pytest.mark.usefixtures("own_browser")
def test_no_link_of_a_ready_phone_leads_nowhere_before_its_library_has_come(
    phone_on_bad_network: Phone, network: FaultyNetwork, product: Product
) -> None:
    reporter = without_library(phone_on_bad_network, network, product)
    ends = reporter.page.evaluate(WHERE_LINKS_END)
    assert ends["nowhere"] == []
    assert ends["stored"] > 100 and ends["graver"] > 20 and ends["whom to ring"] > 0
    # And by hand: a second area is added to the first.
    reporter.asks_what_to_do()
    reporter.answers("No", "A nude", "Another child")
    reporter.touches(reporter.page.locator("summary", has_text="Change"))
    reporter.touches(reporter.page.locator("a.app-answer[href*='?']").first)
    expect(reporter.page.locator("#both")).to_be_visible()
    expect(reporter.page.locator("[data-journey]")).to_have_count(1)


@pytest.mark.usefixtures("own_browser")
@pytest.mark.parametrize(
    ("first", "second", "types"),
    [
        ("A nude", "Self-harm", {"sexual", "other"}),
        ("A nude", "Bullying", {"sexual", "bullying"}),
        ("Bullying", "A nude", {"sexual", "bullying"}),
    ],
)
def test_of_two_areas_neither_is_lost_before_the_library_has_come(
    phone_on_bad_network: Phone,
    network: FaultyNetwork,
    product: Product,
    first: str,
    second: str,
    types: set[str],
) -> None:
    worker = without_library(phone_on_bad_network, network, product)
    worker.walks_to_the_steps("No, not now", first, "Another child")
    worker.touches(worker.page.locator("summary", has_text="Change"))
    worker.touches(worker.page.locator("a.app-answer[href*='?']", has_text=second))
    expect(worker.page.locator("#both")).to_be_visible()
    # Gone on with from Home, it is still about both.
    worker.goes_home()
    worker.goes_on()
    expect(worker.page.locator("#both")).to_be_visible()
    worker.records()
    checked = worker.page.locator("[name=types]:checked")
    assert {*checked.evaluate_all("boxes => boxes.map((box) => box.value)")} == types


def test_the_whole_document_can_be_read_without_signal(reporter: Reporter) -> None:
    reporter.opens_the_site()
    reporter.presses("Guidance")
    reporter.presses("Can I use my own phone or camera?")
    reporter.sees("Take pictures and films only on a work device")
    reporter.presses("Acceptable and responsible use")
    reporter.sees("Every organisation needs clear rules")
    reporter.presses("All chapters")
    reporter.presses("Risks")
    reporter.sees("Being bullied, harassed or stalked")


def without_library(phone: Phone, network: FaultyNetwork, product: Product) -> Worker:
    """A worker whose phone is ready, and lost its signal before the library came."""
    library = f"/pack/{announced_library(product)}"
    network.answers(faults.foreign_page(503), path=library)
    worker = Worker(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    network.waits_for_a_request(library)
    network.goes_down()
    return worker


def announced_library(product: Product) -> str:
    return product.get("/worker.js").split('"library":{"hash":"')[1].split('"')[0]
