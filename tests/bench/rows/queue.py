"""A queue of 50 reports over a slow link, from a real page and its IndexedDB."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Playwright, sync_playwright

from tests.bench import prepared, products, waiting_reports
from tests.bench.browser import fresh_phone, seconds_until
from tests.bench.floors.serving import FloorServer
from tests.bench.keeper import Wrong
from tests.bench.lines import Traffic
from tests.bench.report import Line, at_least, at_most
from tests.bench.rows.first_visit import HOME, READY
from tests.bench.shaper import Link
from tests.bench.turns import is_noisy, measure_in_turns, ratio
from tests.support import reports
from tests.support.databases import fresh_database
from tests.support.product import Product

REPORTS = 50


@dataclass(frozen=True)
class Delivery:
    """The delivery of one queue: its time and its traffic."""

    seconds: float
    traffic: Traffic


def lines() -> Iterator[Line]:
    """Beside the least time of the link, and beside one POST each to a plain application."""
    with ExitStack() as stack, sync_playwright() as playwright:
        product = stack.enter_context(products.run_product())
        folder = Path(stack.enter_context(TemporaryDirectory()))
        url = stack.enter_context(fresh_database("sqlite", folder))
        plain = stack.enter_context(FloorServer("tests.bench.floors.flask_app", url))
        found = measure_in_turns(
            queue=partial(_deliver, playwright, product),
            plain=partial(_one_by_one, playwright, plain.port),
        )
    yield from _lines(found["queue"], [one.seconds for one in found["plain"]])


def _deliver(playwright: Playwright, product: Product) -> Delivery:
    sealed = prepared.seal(products.intake_key(product), REPORTS)
    before = products.ask(product, "SELECT count(*) FROM arrival")
    with Link(product.port) as link, fresh_phone(playwright, link.address) as phone:
        seconds_until(phone.page, HOME, READY)
        link.cut()
        waiting_reports.put(phone.page, sealed)
        link.mend()
        link.reset_count()
        seconds = waiting_reports.seconds_to_deliver(phone.page, REPORTS)
        delivery = Delivery(seconds, link.passed())
    arrived = products.ask(product, "SELECT count(*) FROM arrival") - before
    if arrived != REPORTS:
        raise Wrong(f"{REPORTS} reports waited on the phone, {arrived} arrived")
    return delivery


def _one_by_one(playwright: Playwright, port: int) -> Delivery:
    sealed = prepared.seal(reports.new_public_key(), REPORTS)
    with Link(port) as link, fresh_phone(playwright, link.address) as phone:
        phone.page.goto("/")
        link.reset_count()
        return Delivery(waiting_reports.seconds_one_by_one(phone.page, sealed), link.passed())


def _lines(queue: list[Delivery], plain: list[float]) -> Iterator[Line]:
    seconds = [delivery.seconds for delivery in queue]
    least = [delivery.traffic.least_seconds() for delivery in queue]
    up = median(delivery.traffic.up for delivery in queue) / REPORTS
    beside_link, beside_plain = ratio(seconds, least), ratio(plain, seconds)
    yield Line(
        what="a queue of 50",
        measured=f"{median(seconds):.2f} s",
        against=f"round trips and bytes: {median(least):.2f} s",
        ratio=f"{beside_link:.2f}",
        reach="≤ 1.15",
        result=at_most(beside_link, 1.15, noisy=is_noisy(least)),
    )
    yield Line(
        what="a queue of 50",
        measured=f"{median(seconds):.2f} s",
        against=f"plain Flask, one POST each: {median(plain):.2f} s",
        ratio=f"{beside_plain:.1f} × faster",
        reach="≥ 8 × faster",
        result=at_least(beside_plain, 8, noisy=is_noisy(plain)),
    )
    yield Line(
        what="a queue of 50, sent up",
        measured=f"{up:,.0f} bytes a report",
        reach="≤ 1,250",
        result=at_most(up, 1250),
    )
