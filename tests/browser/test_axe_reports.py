"""axe finds no fault on pages that show reports, in every state and with every reason."""

from collections.abc import Iterable
from typing import Any

import pytest

from sync.envelope import digest_of
from tests.browser import accessibility
from tests.browser.phone import Phone
from tests.browser.reporter import Reporter
from tests.support.faulty_network import FaultyNetwork
from tests.support.polling import wait_until
from tests.support.reports import envelope, uuid7

STATES = ("delivered", "received", "ring_us")
WORDS = """() => [...document.querySelector("template[data-words]").content.querySelectorAll("p")]
    .map(({ dataset }) => dataset.word)"""
PUT = """(rows) => new Promise((resolve, reject) => {
    const opening = indexedDB.open("outbox", 1);
    opening.onsuccess = () => {
        const database = opening.result;
        const writing = database.transaction(["reports", "receipts"], "readwrite");
        for (const [store, row] of rows) writing.objectStore(store).put(row);
        writing.onabort = () => reject(writing.error);
        writing.oncomplete = () => { database.close(); resolve(); };
    };
})"""
HOLD_DELIVERY = "() => { navigator.locks.request('delivery', () => new Promise(() => {})); }"
IDS_BY_STATE = """() => {
    const rows = [...document.querySelectorAll("[data-state]")];
    const idOf = (row) => row.querySelector("[data-part=correct]").hash.replace("#amends-", "");
    return Object.fromEntries(rows.map((row) => [row.dataset.state, idOf(row)]));
}"""
FAR_FUTURE_MS = 9_000_000_000_000


@pytest.fixture
def reporter(phone_on_bad_network: Phone, network: FaultyNetwork) -> Reporter:
    """A reporter without signal, whose phone has one report for each state and reason."""
    reporter = Reporter(phone_on_bad_network)
    reporter.opens_the_site()
    reporter.waits_until_ready()
    network.goes_down()
    reporter.opens_my_reports()
    reporter.sees("No reports yet")
    words = reporter.page.evaluate(WORDS)
    assert {*STATES, "no_signal", "damaged"} <= set(words)
    reporter.page.evaluate(PUT, list(rows_for(words)))
    reporter.page.reload()
    return reporter


def rows_for(words: Iterable[str]) -> Iterable[tuple[str, dict[str, Any]]]:
    """Rows of the outbox, as (store, row): for each word a report in that state."""
    for word in words:
        sealed = f"sealed.{word}"
        report = envelope(sealed, report_id=uuid7())
        row = {"tries": 1, "refusals": 0, "reason": None, "not_before": FAR_FUTURE_MS}
        yield "reports", {"id": report["id"], "envelope": report, **row, "reason": word}
        if word in STATES:
            receipt = {"id": report["id"], "digest": digest_of(sealed.encode()), "code": "stored"}
            times = {"arrived_at": report["saved_at"], "delivered_at": 1, "held": True}
            yield "receipts", {**receipt, **times, "saved_at": report["saved_at"], "state": word}


def assert_accessible(reporter: Reporter) -> None:
    assert accessibility.find_all_faults(reporter.page) == []


def test_my_reports_with_every_state_and_every_reason(reporter: Reporter) -> None:
    wanted = {*STATES, "waiting", "needs_you"}
    wait_until(lambda: set(reporter.page.evaluate(IDS_BY_STATE)) == wanted)
    assert_accessible(reporter)

    other = reporter.phone.another_tab()
    other.goto("/away")
    other.evaluate(HOLD_DELIVERY)
    reporter.page.reload()
    reporter.sees("Sending")
    assert_accessible(reporter)


def test_the_page_of_a_saved_report_in_every_state(reporter: Reporter) -> None:
    reporter.sees("Received by a person")
    for report_id in reporter.page.evaluate(IDS_BY_STATE).values():
        reporter.page.goto("/away")
        reporter.page.goto(f"/report/saved#{report_id},ring,incomplete")
        reporter.sees("Reference, to read aloud")
        assert_accessible(reporter)
