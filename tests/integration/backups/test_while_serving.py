"""A backup is made of a product that goes on serving, and restored into another installation."""

import json
import subprocess
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.databases import fresh_database
from tests.support.polling import wait_until
from tests.support.product import Product
from tests.support.reports import sealed_report

# More than arrive before the backup has begun, however fast the machine is.
REPORTS, BEFORE = 5_000, 40
Item = dict[str, Any]


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_every_receipt_given_before_a_backup_is_in_it(kind: str, tmp_path: Path) -> None:
    killed, whole = tmp_path / "killed", tmp_path / "whole"
    with installed(kind, tmp_path / "first") as first:
        first.start()
        with pouring(first) as receipts:
            wait_until(lambda: len(receipts) >= BEFORE)
            is_killed_half_way(first, killed)
            before = dict(receipts)
            first.esafety("backup", str(whole), "--with-keys")
        first.stop()
    assert BEFORE <= len(before) < len(receipts)

    with installed(kind, tmp_path / "other") as other:
        with pytest.raises(RuntimeError, match="holds no whole backup"):
            other.esafety("restore", str(killed))
        other.esafety("restore", str(whole))
        other.start()
        items = [item for _, item in before.values()]
        parts = [items[at : at + 50] for at in range(0, len(items), 50)]
        again = [result for part in parts for result in hand_over(other, *part)]
        other.stop()
    assert again == [{**result, "code": "already_stored"} for result, _ in before.values()]


@contextmanager
def installed(kind: str, folder: Path) -> Iterator[Product]:
    folder.mkdir()
    with fresh_database(kind, folder) as url:
        product = Product(folder, DATABASE_URL=url)
        try:
            yield product
        finally:
            product.kill()


@contextmanager
def pouring(product: Product) -> Iterator[dict[str, tuple[Item, Item]]]:
    """Reports arrive one by one meanwhile: the result and the report by its id."""
    public = product.get_json("/sync/v1/keys")["keys"][0]
    receipts: dict[str, tuple[Item, Item]] = {}
    stopping = threading.Event()

    def pour() -> None:
        while not stopping.is_set() and len(receipts) < REPORTS:
            item = sealed_report(public=public)
            [result] = hand_over(product, item)
            receipts[item["id"]] = result, item

    phone = threading.Thread(target=pour)
    phone.start()
    try:
        yield receipts
    finally:
        stopping.set()
        phone.join()


def is_killed_half_way(product: Product, folder: Path) -> None:
    """As soon as it has begun to copy."""
    command = [*product.program, "backup", str(folder)]
    backup = subprocess.Popen(command, env=product.environment, cwd=product.folder)
    while not any(folder.glob("database.*")):
        assert backup.poll() is None
    backup.kill()
    backup.wait()


def hand_over(product: Product, *items: Item) -> list[Item]:
    """The result of each."""
    body = json.dumps({"items": items}).encode()
    kind = {"Content-Type": "application/json"}
    request = urllib.request.Request(f"{product.address}/sync/v1/reports", body, kind)
    with urllib.request.urlopen(request, timeout=10) as answer:
        results: list[Item] = json.load(answer)["results"]
        return results
