"""`esafety run`: what it prints, creates and restarts."""

import os
import signal
import sqlite3
from contextlib import closing

import pytest

from tests.support.polling import wait_until
from tests.support.product import Product


def test_the_start_prints_once_where_to_reach_it(product: Product) -> None:
    wait_until(lambda: "Stop with Ctrl+C." in product.log.read_text())
    said = product.log.read_text()
    assert said.count("E-safety is ready.") == 1
    for words in (
        f"Reporters:   {product.address}/",
        f"The unit:    {product.address}/unit/",
        "Security:    nobody is named; set SECURITY_CONTACT",
        f"adb reverse tcp:{product.port}",
        "https, or http on this machine alone",
    ):
        assert words in said
    assert "Two people set up the unit. Give each of them one link" in said
    links = {link for link in product.set_up_links() if link.startswith(product.address)}
    assert len(links) == 2


def test_the_files_it_creates_are_private(product: Product) -> None:
    made = [file for file in (product.folder / "instance").rglob("*") if file.is_file()]
    assert {"secret-key", "esafety.sqlite"} <= {file.name for file in made}
    assert [file for file in made if file.stat().st_mode & 0o077] == []


def test_a_second_start_changes_nothing(product: Product) -> None:
    before = what_phones_are_given(product)
    product.stop()
    product.start()
    assert what_phones_are_given(product) == before


def test_a_taken_port_is_reported(product: Product) -> None:
    second = Product(product.folder, PORT=str(product.port))
    with pytest.raises(
        RuntimeError, match=f"Error: Cannot listen on 127.0.0.1 port {product.port}"
    ):
        second.esafety("run")


def test_a_second_start_in_parallel_keeps_the_first_persons_link(product: Product) -> None:
    link = product.set_up_link().removeprefix(product.address)
    with pytest.raises(RuntimeError):
        Product(product.folder, PORT=str(product.port)).esafety("run")
    assert "Your name" in product.get(link)


def test_an_opener_that_died_is_restarted(product: Product) -> None:
    first = wait_until(lambda: product.opener())
    os.kill(first, signal.SIGKILL)
    wait_until(lambda: product.opener() not in (None, first))

    product.sends_reports(3)

    wait_until(lambda: statuses(product) == ["opened"] * 3)


def what_phones_are_given(product: Product) -> tuple[object, object]:
    return product.get_json("/sync/v1/keys"), product.get("/worker.js").splitlines()[0]


def statuses(product: Product) -> list[str]:
    with closing(sqlite3.connect(product.folder / "instance" / "esafety.sqlite")) as database:
        return [status for (status,) in database.execute("SELECT status FROM arrival")]
