"""A product that runs prints its papers by itself, beside the opener."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest
from click.testing import CliRunner
from flask import Flask

from tests.support.polling import wait_until
from tests.support.product import copy_of
from webapp.commands import papers
from webapp.commands.cli import main
from webapp.commands.papers import PaperPrinter

LAST = "/papers/table-3"


def test_a_product_prints_its_papers(first_start: Path, tmp_path: Path) -> None:
    product = copy_of(first_start, tmp_path, PAPERS="yes").start()
    try:
        wait_until(lambda: status_of(product.address + LAST) == 200, within=60)
    finally:
        product.stop()


def status_of(address: str) -> int:
    try:
        with urllib.request.urlopen(address, timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        return refusal.code


def test_printing_that_fails_is_not_tried_again_at_once(
    printed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "COMMAND", ("/bin/false",))
    monkeypatch.setattr(papers, "LOOK_SECONDS", 0.0)
    printer = PaperPrinter()
    printer()
    failed = printer._printing
    assert failed is not None and failed.wait(10) != 0
    printer()
    assert printer._printing is failed


def test_nothing_is_started_where_nothing_is_missing(printed: list[str], app: Flask) -> None:
    list(papers.shelf.print_missing())
    printer = PaperPrinter()
    printer()
    assert printer._printing is None


def test_the_command_refuses_where_papers_are_switched_off(tmp_path: Path) -> None:
    env = {"INSTANCE_DIR": str(tmp_path), "PAPERS": "no"}
    refused = CliRunner().invoke(main, ["papers"], env=env)
    assert refused.exit_code == 1
    assert papers.SWITCHED_OFF in refused.output
