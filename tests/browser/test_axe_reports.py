"""axe finds nothing where reports are listed, however far each has come and whatever is said."""

from collections.abc import Iterable
from typing import Any

import pytest

from sync.envelope import digest_of
from tests.browser import accessibility
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork
from tests.support.patience import until
from tests.support.reports import envelope, uuid7

STATES = ("delivered", "opened", "ring_us")
WORDS = """() => [...document.querySelector("template[data-words]").content.querySelectorAll("p")]
    .map(({ dataset }) => dataset.word)"""
KEEPS = """(kept) => new Promise((resolve, reject) => {
    const opening = indexedDB.open("outbox", 1);
    opening.onsuccess = () => {
        const database = opening.result;
        const writing = database.transaction(["reports", "receipts"], "readwrite");
        for (const [store, row] of kept) writing.objectStore(store).put(row);
        writing.onabort = () => reject(writing.error);
        writing.oncomplete = () => { database.close(); resolve(); };
    };
})"""
SENDS_FOR_EVER = "() => { navigator.locks.request('delivery', () => new Promise(() => {})); }"
EACH_STATE = """() => Object.fromEntries([...document.querySelectorAll("[data-state]")].map((row) =>
    [row.dataset.state, row.querySelector("[data-part=correct]").hash.replace("#amends-", "")]))"""
SOON = 9_000_000_000_000


@pytest.fixture
def worker(phone_on_bad_network: Phone, network: FaultyNetwork) -> Reporter:
    """Somebody whose phone holds a report for each word that can be said of one; no signal now."""
    worker = Reporter(phone_on_bad_network)
    worker.opens_the_site()
    worker.waits_until_ready()
    network.is_cut()
    worker.opens_my_reports()
    worker.sees("No reports yet")
    words = worker.page.evaluate(WORDS)
    assert {*STATES, "no_signal", "damaged"} <= set(words)
    worker.page.evaluate(KEEPS, list(rows_for(words)))
    worker.page.reload()
    return worker


def rows_for(words: Iterable[str]) -> Iterable[tuple[str, dict[str, Any]]]:
    """What the outbox holds: for each word a report that has come so far, or waits for that."""
    for word in words:
        sealed = f"sealed.{word}"
        report = envelope(sealed, id=uuid7())
        row = {"tries": 1, "refusals": 0, "reason": None, "not_before": SOON}
        yield "reports", {"id": report["id"], "envelope": report, **row, "reason": word}
        if word in STATES:
            receipt = {"id": report["id"], "digest": digest_of(sealed.encode()), "code": "stored"}
            told = {"received_at": report["saved_at"], "delivered_at": 1, "held": True}
            yield "receipts", {**receipt, **told, "saved_at": report["saved_at"], "state": word}


def is_sound(worker: Reporter) -> None:
    assert accessibility.faults_whatever_it_shows(worker.page) == []


def test_my_reports_with_every_state_and_every_reason(worker: Reporter) -> None:
    wanted = {*STATES, "waiting", "needs_you"}
    until(lambda: set(worker.page.evaluate(EACH_STATE)) == wanted)
    is_sound(worker)

    other = worker.phone.another_tab()
    other.goto("/away")
    other.evaluate(SENDS_FOR_EVER)
    worker.page.reload()
    worker.sees("Sending")
    is_sound(worker)


def test_the_page_of_a_saved_report_in_every_state(worker: Reporter) -> None:
    worker.sees("Received by the unit")
    for id in worker.page.evaluate(EACH_STATE).values():
        worker.page.goto("/away")
        worker.page.goto(f"/report/saved#{id},ring,incomplete")
        worker.sees_the_page("Saved on this phone")
        is_sound(worker)
