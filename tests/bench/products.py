"""Starts the product for a measurement, and queries its database directly."""

import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import text

from tests.bench.engines import connect
from tests.support.databases import fresh_database
from tests.support.product import Product

LOCKS = Path("/proc/locks")


@contextmanager
def run_product(kind: str = "sqlite") -> Iterator[Product]:
    """A product with two workers, on an empty, durable database."""
    with TemporaryDirectory() as name, fresh_database(kind, Path(name), durable=True) as url:
        product = Product(Path(name), DATABASE_URL=url, WORKERS="2")
        try:
            yield product.start()
        finally:
            product.stop()


@contextmanager
def pause_opener(product: Product) -> Iterator[None]:
    """Pauses the opener, so that only keeping is measured."""
    opener = product.opener()
    assert opener is not None
    _stop_without_a_lock(opener)
    try:
        yield
    finally:
        os.kill(opener, signal.SIGCONT)


def _stop_without_a_lock(process: int) -> None:
    """Stop it, but not while it holds the lock of writers or is next: all would wait for it."""
    os.kill(process, signal.SIGSTOP)
    while any(_is_flock_of(process, line) for line in LOCKS.read_text().splitlines()):
        os.kill(process, signal.SIGCONT)
        time.sleep(0.01)
        os.kill(process, signal.SIGSTOP)


def _is_flock_of(process: int, line: str) -> bool:
    words = line.split()
    return "FLOCK" in words and "WRITE" in words and str(process) in words


def intake_key(product: Product) -> dict[str, Any]:
    """The key that phones seal to."""
    key: dict[str, Any] = product.get_json("/sync/v1/keys")["keys"][0]
    return key


def ask(product: Product, statement: str) -> Any:
    """One value from the product's database."""
    with connect(product.settings["DATABASE_URL"]) as connection:
        return connection.execute(text(statement)).scalar_one()
