"""Taps twice on every answer of the whole path, and prints where the second tap did anything.

`make soak SOAK="--minutes 5 --apart 250"` bounds it; it exits with 1 on any failure.
"""

import argparse
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from playwright.sync_api import sync_playwright

from tests.browser.fingers import Finger
from tests.browser.phone import Phone
from tests.support.product import Product

APART = (100, 180, 250, 350, 600, 1000)
SLOWER = (1, 4)
SETTLED_MS = 1300
# A machine that was busy tapped so much later than it was asked to: that says nothing.
LATE_MS = 40
# Folded away on a page of steps: it is not tapped by accident before the fold is opened.
NOT_TRIED = ""
# "I spoke to 999" stays on its page, and asks.
ANSWER = re.compile(r'<a class="app-answer"\s+href="([^"]+)"(?! data-danger-call="spoke")')


def main() -> int:
    """Walk in random order until every pair of link and taps was tried, or the time is over."""
    options = _read_options()
    tries: Counter[tuple[int, int]] = Counter()
    failures: Counter[tuple[int, int]] = Counter()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        product = Product(Path(folder) / "product").start()
        phone = Phone(playwright, Path(folder) / "phone", product.address).start()
        finger = Finger(phone.page)
        ways = [(apart, slower) for apart in options.apart for slower in options.slower]
        links = [(page, link, way) for page, link in _find_links(product) for way in ways]
        print(f"{len(links)} tries in all", flush=True)
        random.Random(options.seed).shuffle(links)
        deadline = time.monotonic() + options.minutes * 60
        for page, link, way in links:
            if time.monotonic() > deadline:
                break
            ended = _try(finger, page, link, way)
            if ended == NOT_TRIED:
                continue
            tries[way] += 1
            if ended != link:
                failures[way] += 1
                print(f"FAILED {way}: {page} → {link}, but it ended at {ended}", flush=True)
        phone.close()
        product.stop()
    _print_table(tries, failures)
    return 1 if failures or not tries else 0


def _find_links(product: Product) -> Iterator[tuple[str, str]]:
    """Each page of the path with each of its answers, the first page first."""
    waiting, known = ["/steps/"], {"/steps/"}
    while waiting:
        address = waiting.pop(0)
        for found in dict.fromkeys(ANSWER.findall(product.get(address))):
            link = urljoin(address, unescape(found))
            yield address, link
            if link not in known:
                known.add(link)
                waiting.append(link)


def _try(finger: Finger, address: str, link: str, way: tuple[int, int]) -> str:
    """Where two taps on the link lead to; NOT_TRIED where it is folded away, or they were late."""
    apart, slower = way
    page = finger.page
    page.goto(address)
    page.locator("html[data-ignores='']").wait_for()
    answer = page.locator(f"#main a.app-answer[href='{link}']").first
    if not answer.is_visible():
        return NOT_TRIED
    with finger.on_a_processor(slower):
        passed = finger.taps_twice(answer, apart)
        page.wait_for_timeout(SETTLED_MS)
    if passed > apart + LATE_MS:
        return NOT_TRIED
    url = urlsplit(page.url)
    return f"{url.path}?{url.query}" if url.query else url.path


def _print_table(tries: Counter[tuple[int, int]], failures: Counter[tuple[int, int]]) -> None:
    print("| apart, ms | processor slower | tries | failures |\n|---|---|---|---|")
    for apart, slower in sorted(tries):
        way = apart, slower
        print(f"| {apart} | {slower}× | {tries[way]} | {failures[way]} |")
    print(f"| all | | {tries.total()} | {failures.total()} |")


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=120, help="stop after so long")
    parser.add_argument("--apart", type=int, nargs="+", default=APART, help="milliseconds")
    parser.add_argument("--slower", type=int, nargs="+", default=SLOWER, help="times")
    parser.add_argument("--seed", type=int, default=1, help="of the order")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
