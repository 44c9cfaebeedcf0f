"""Fills a phone's outbox with sealed reports, and lets the page deliver them."""

from collections.abc import Sequence
from typing import Any

from playwright.sync_api import Page

PATIENCE_MS = 60_000

OPEN = """
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open("outbox", 1);
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});
"""

PUT = f"""async (envelopes) => {{
  {OPEN}
  const transaction = (await opened).transaction("reports", "readwrite");
  const state = {{ tries: 0, refusals: 0, reason: null, not_before: 0 }};
  for (const envelope of envelopes)
    transaction.objectStore("reports").put({{ id: envelope.id, envelope, ...state }});
  await new Promise((resolve, reject) => Object.assign(transaction, {{
    oncomplete: resolve, onabort: () => reject(transaction.error) }}));
}}"""

# Pretends that signal is back; resolves once a receipt for each report is stored.
DELIVER = f"""async (wanted) => {{
  {OPEN}
  const receipts = async () => {{
    const request = (await opened).transaction("receipts").objectStore("receipts").count();
    return new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
  }};
  const start = performance.now();
  dispatchEvent(new Event("online"));
  while ((await receipts()) < wanted) {{
    if (performance.now() - start > {PATIENCE_MS}) throw new Error("the queue was not delivered");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }}
  return (performance.now() - start) / 1000;
}}"""

# Sends as a page without an outbox would: one after another.
ONE_BY_ONE = """async (envelopes) => {
  const start = performance.now();
  for (const envelope of envelopes) {
    const answer = await fetch("/reports", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(envelope),
    });
    if (answer.status !== 201) throw new Error(`refused: ${answer.status}`);
    await answer.text();
  }
  return (performance.now() - start) / 1000;
}"""


def put(page: Page, envelopes: Sequence[dict[str, Any]]) -> None:
    """Put sealed reports into this phone's outbox, in the frozen shape of its rows."""
    page.evaluate(PUT, envelopes)


def seconds_to_deliver(page: Page, count: int) -> float:
    """The seconds from the return of signal until the phone has a receipt for each report."""
    return float(page.evaluate(DELIVER, count))


def seconds_one_by_one(page: Page, envelopes: Sequence[dict[str, Any]]) -> float:
    """The seconds to post each report to a plain application, one after another."""
    return float(page.evaluate(ONE_BY_ONE, envelopes))
