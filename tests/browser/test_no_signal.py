"""Without signal: what is kept, how it is kept, and what happens where nothing is kept."""

import pytest

from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support import faulty_network as faults
from tests.support.faulty_network import FaultyNetwork
from tests.support.product import Product
from webapp.web.headers import CONTENT_SECURITY_POLICY

ALL_THAT_IS_KEPT = """() => caches.keys()
    .then((names) => Promise.all(names.map((name) => caches.open(name))))
    .then((kept) => Promise.all(kept.map((cache) => cache.keys())))
    .then((requests) => requests.flat().map(({ url }) => url))"""


@pytest.fixture
def worker(phone: Phone, product: Product) -> Reporter:
    """A worker whose phone is ready, where there is no signal any more."""
    worker = Reporter(phone)
    worker.opens_the_site()
    worker.waits_until_ready()
    product.kill()
    return worker


def test_every_kept_page_has_its_security_headers(worker: Reporter) -> None:
    for path in ("/", "/steps/", "/report", "/reports", "/contacts", "/tables/sexual", "/away"):
        kept = worker.page.goto(path)
        assert kept and kept.from_service_worker and kept.status == 200, path
        assert kept.headers["content-security-policy"] == CONTENT_SECURITY_POLICY, path


def test_a_page_that_is_not_kept_becomes_a_useful_page(worker: Reporter) -> None:
    answer = worker.page.goto("/no/such/page")

    assert answer and answer.status == 503
    worker.presses("What should I do?")
    worker.sees_the_page("Is anyone in danger now?")


def test_the_units_doors_are_never_answered_from_the_phone(worker: Reporter) -> None:
    for path in ("/unit", "/unit/reports/1", "/sync/v1/keys", "/healthz", "/worker.js"):
        asked = f"fetch('{path}').then((answer) => answer.status, () => 'nobody answered')"
        assert worker.page.evaluate(asked) == "nobody answered", path


def test_a_page_of_the_unit_without_signal_is_a_useful_page(worker: Reporter) -> None:
    for path in ("/unit", "/unit/", "/unit/reports/1"):
        answer = worker.page.goto(path)
        assert answer and answer.status == 503, path
        worker.sees_the_page("This page is not stored on your phone")
    worker.presses("What should I do?")
    worker.sees_the_page("Is anyone in danger now?")
    kept = worker.page.evaluate(ALL_THAT_IS_KEPT)
    assert kept and not [address for address in kept if "/unit" in address]


def test_back_forward_and_reload_work(worker: Reporter) -> None:
    worker.asks_what_to_do()
    worker.answers("No")
    second = worker.heading()
    worker.answers("Bullying")
    third = worker.heading()
    assert len({"Is anyone in danger now?", second, third}) == 3

    worker.page.go_back()
    worker.sees_the_page(second)
    worker.page.go_back()
    worker.sees_the_page("Is anyone in danger now?")
    worker.page.go_forward()
    worker.sees_the_page(second)
    worker.page.reload()
    worker.sees_the_page(second)
    worker.answers("Bullying")
    worker.sees_the_page(third)


def test_a_closed_browser_opens_again_without_signal(worker: Reporter) -> None:
    worker.phone.restart()
    worker.opens_the_site()
    worker.asks_what_to_do()


def test_the_whole_edition_is_kept(worker: Reporter) -> None:
    """Every link of every kept page leads to a kept page."""
    broken = worker.page.evaluate(
        """async () => {
            const seen = new Set(), broken = [], todo = ["/"];
            while (todo.length) {
                const path = todo.pop();
                if (seen.has(path)) continue;
                seen.add(path);
                const answer = await fetch(path, { headers: { accept: "text/html" } });
                if (answer.status !== 200) { broken.push(path); continue; }
                const page = new DOMParser().parseFromString(await answer.text(), "text/html");
                for (const link of page.querySelectorAll("a[href^='/']")) {
                    todo.push(new URL(link.getAttribute("href"), location.origin).pathname);
                }
            }
            return { broken, count: seen.size };
        }"""
    )
    assert broken["broken"] == []
    assert broken["count"] > 100


def test_ready_is_not_said_before_it_is_true(
    phone_on_bad_network: Phone, network: FaultyNetwork
) -> None:
    network.answers(faults.foreign(503), path="/pack/")
    worker = Reporter(phone_on_bad_network)
    worker.opens_the_site()
    network.waits_for_a_request("/pack/")
    worker.does_not_see("Ready to use without signal")

    network.is_well()
    worker.page.reload()
    worker.waits_until_ready()


def test_a_pack_that_is_cut_short_is_not_kept(
    phone_on_bad_network: Phone, network: FaultyNetwork
) -> None:
    network.answers(faults.truncated, path="/pack/")
    worker = Reporter(phone_on_bad_network)
    worker.opens_the_site()
    network.waits_for_a_request("/pack/")
    worker.does_not_see("Ready to use without signal")
    assert worker.page.evaluate(ALL_THAT_IS_KEPT) == []
