"""Loads a product with reports and checks that none is lost, duplicated or refused."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Self

from tests.bench import loads, prepared, products
from tests.bench.separate_process import SeparateProcess
from tests.support.product import Product


class Wrong(Exception):
    """A report was lost, duplicated or refused, so the measurement is void."""


class Keeper:
    """A product whose opener is paused. Use as a context manager."""

    def __init__(self, kind: str, process: SeparateProcess) -> None:
        self._kind = kind
        self._process = process
        self._sent = 0

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.product: Product = stack.enter_context(products.run_product(self._kind))
            stack.enter_context(products.pause_opener(self.product))
            self._stock = prepared.Stock(products.intake_key(self.product))
            self._already = 0
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def seconds(self, *, reports: int, batch: int, senders: int | None = None) -> float:
        """The seconds to store new reports, sent in batches by `senders` in a closed loop.

        Without `senders`, each batch has its own sender and all start at once.
        """
        requests = prepared.batches(self._stock.take(reports), batch)
        to = self.product.port
        driven = (
            self._process.run(loads.closed_loop, to, requests, senders)
            if senders
            else self._process.run(loads.crowd, to, requests)
        )
        self._sent += reports
        check_receipts(driven.answers, reports)
        return driven.seconds

    def check_complete(self, *, beside: int = 0) -> None:
        """Raises Wrong unless every report sent is stored exactly once, `beside` other rows."""
        rows = products.ask(self.product, "SELECT count(*) FROM arrival") - beside
        if rows != self._sent:
            raise Wrong(f"{self._sent} reports were sent, {rows} are stored")


def check_receipts(answers: Sequence[loads.Answer], reports: int) -> None:
    """Raises Wrong unless every report was answered `stored`."""
    refused = [answer.status for answer in answers if answer.status != 200]
    if refused:
        raise Wrong(f"{len(refused)} of {len(answers)} requests failed: {set(refused)}")
    codes = [one["code"] for answer in answers for one in json.loads(answer.body)["results"]]
    if codes != ["stored"] * reports:
        raise Wrong(f"{reports} reports were sent, {codes.count('stored')} stored")
