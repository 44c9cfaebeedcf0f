"""A server killed while reports pour in: what it gave a receipt for it still has, and once."""

import json
import sqlite3
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from tests.support.polling import wait_until
from tests.support.product import Product, copy_of
from tests.support.reports import sealed_report

PHONES = 4
BATCH = 5
REPORTS = 500
KILLED_AFTER = 50
Item = dict[str, Any]


@pytest.fixture
def product(first_start: Path, tmp_path: Path) -> Iterator[Product]:
    product = copy_of(first_start, tmp_path, WORKERS="2").start()
    yield product
    product.stop()


def test_every_receipt_outlives_the_server_and_every_report_is_opened_once(
    product: Product,
) -> None:
    items = prepared(product, REPORTS)
    receipts = pours_until_killed(product, items)
    assert KILLED_AFTER < len(receipts) < REPORTS

    product.start()
    again = {}
    for some in batches(items):
        again |= hands_over(product, some)

    assert {again[id]["code"] for id in receipts} == {"already_stored"}
    assert {id: again[id]["arrived_at"] for id in receipts} == receipts
    wait_until(lambda: counted(product, "report") == REPORTS)
    assert counted(product, "arrival") == REPORTS


def prepared(product: Product, count: int) -> list[Item]:
    public = product.get_json("/sync/v1/keys")["keys"][0]
    return [sealed_report(public=public) for _ in range(count)]


def pours_until_killed(product: Product, items: list[Item]) -> dict[str, str]:
    """When each report that got a receipt was received, as the phones were told."""
    receipts: dict[str, str] = {}
    line = iter(list(batches(items)))

    def pour() -> None:
        with suppress(OSError, HTTPException):
            for some in iter(lambda: next(line, None), None):
                answered = hands_over(product, some)
                receipts.update({id: one["arrived_at"] for id, one in answered.items()})

    phones = [threading.Thread(target=pour) for _ in range(PHONES)]
    for phone in phones:
        phone.start()
    wait_until(lambda: len(receipts) > KILLED_AFTER)
    product.kill()
    for phone in phones:
        phone.join()
    return receipts


def batches(items: list[Item]) -> Iterator[list[Item]]:
    return (items[at : at + BATCH] for at in range(0, len(items), BATCH))


def hands_over(product: Product, items: list[Item]) -> dict[str, Item]:
    """The result for each report by its id."""
    body = json.dumps({"items": items}).encode()
    kind = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{product.address}/sync/v1/reports", body, kind)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return {result["id"]: result for result in json.load(answer)["results"]}


def counted(product: Product, table: str) -> int:
    database = product.folder / "instance" / "esafety.sqlite"
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
