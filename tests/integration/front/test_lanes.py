"""Phones, reporters and the unit have places of their own: none can take another's."""

import fcntl
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

import pytest

from tests.support import no_script_form, reports
from tests.support.polling import wait_until
from tests.support.product import Product, copy_of
from tests.support.raw_http import Connection, Reply, exchange, head


@pytest.fixture(scope="module")
def product(first_start: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    product = copy_of(first_start, tmp_path_factory.mktemp("product"), THREADS="1").start()
    yield product
    product.stop()


@contextmanager
def nobody_can_write(product: Product) -> Iterator[None]:
    """Hold the writers' lock, so that whoever writes keeps its place."""
    with Path(product.folder, "instance/esafety.sqlite-turn").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def report_of(product: Product) -> bytes:
    public = product.get_json("/sync/v1/keys")["keys"][0]
    body = json.dumps({"items": [reports.sealed_report(public=public)]}).encode()
    return post("/sync/v1/reports", body, kind="application/json")


def form() -> bytes:
    body = urlencode({**no_script_form.WHOLE, "id": reports.uuid7()}, doseq=True).encode()
    return post("/report/save", body, kind="application/x-www-form-urlencoded")


def post(path: str, body: bytes, *, kind: str) -> bytes:
    return head("POST", path, f"Content-Length: {len(body)}", f"Content-Type: {kind}") + body


def fetch(product: Product, path: str) -> Reply:
    return exchange(product.port, head("GET", path))


def refusal_of(product: Product, path: str) -> Reply:
    """The first refusal; whoever is to take the place before may need a moment."""

    def look() -> Reply | None:
        reply = fetch(product, path)
        return reply if reply.status == 503 else None

    return wait_until(look)


def test_where_phones_take_every_place_of_theirs_pages_are_served(product: Product) -> None:
    report = report_of(product)
    with Connection(product.port) as writer:
        with nobody_can_write(product):
            writer.send(report)
            refused = refusal_of(product, "/sync/v1/keys")
            assert fetch(product, "/").status == 200
        assert writer.reply().status == 200
    assert json.loads(refused.body) == {"error": "busy"}
    assert "retry-after: " in refused.head
    assert fetch(product, "/sync/v1/keys").status == 200


def test_where_reporters_take_every_place_phones_and_the_unit_are_served(product: Product) -> None:
    with Connection(product.port) as writer:
        with nobody_can_write(product):
            writer.send(form())
            refused = refusal_of(product, "/")
            assert fetch(product, "/sync/v1/keys").status == 200
            assert fetch(product, "/unit/sign-in").status == 200
        assert writer.reply().status == 303
    assert "The service is busy." in refused.body.decode()
    assert "retry-after: " in refused.head
    assert fetch(product, "/").status == 200


@pytest.mark.skipif(sys.platform != "linux", reason="threads have no policy of their own")
def test_no_thread_of_a_worker_preempts_another_that_has_the_interpreter(product: Product) -> None:
    fetch(product, "/sync/v1/keys")
    threads = [int(task.name) for one in product.workers() for task in tasks_of(one)]
    assert {os.sched_getscheduler(thread) for thread in threads} == {os.SCHED_BATCH}


def tasks_of(process: int) -> Iterable[Path]:
    return Path(f"/proc/{process}/task").iterdir()
