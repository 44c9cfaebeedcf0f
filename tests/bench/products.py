"""The product, really started for a measurement, and what is looked up behind its back."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import text

from tests.bench.engines import connected
from tests.support.databases import fresh_database
from tests.support.product import Product


@contextmanager
def running(kind: str = "sqlite") -> Iterator[Product]:
    """A product of two workers, as people start it, on an empty and durable database."""
    with TemporaryDirectory() as name, fresh_database(kind, Path(name), durable=True) as url:
        product = Product(Path(name), DATABASE_URL=url, WORKERS="2")
        try:
            yield product.start()
        finally:
            product.stop()


@contextmanager
def opener_stopped(product: Product) -> Iterator[None]:
    """The opener holds still, so that what is measured is keeping alone."""
    opener = next(pid for pid in _children(product) if b"arrivals" in _command(pid))
    os.kill(opener, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(opener, signal.SIGCONT)


def intake_key(product: Product) -> dict[str, Any]:
    """The key that phones seal to."""
    key: dict[str, Any] = product.get_json("/sync/v1/keys")["keys"][0]
    return key


def ask(product: Product, statement: str) -> Any:
    """One value out of the product's database."""
    with connected(product.settings["DATABASE_URL"]) as connection:
        return connection.execute(text(statement)).scalar_one()


def _children(product: Product) -> list[int]:
    assert product.process is not None
    tasks = Path(f"/proc/{product.process.pid}/task").glob("*/children")
    return [int(pid) for task in tasks for pid in task.read_text().split()]


def _command(pid: int) -> bytes:
    return Path(f"/proc/{pid}/cmdline").read_bytes()
