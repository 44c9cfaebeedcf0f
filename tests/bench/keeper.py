"""A product as a keeper of reports: nothing it was sent may be missing, doubled or refused."""

import json
from collections.abc import Sequence
from contextlib import ExitStack
from typing import Self

from tests.bench import loads, prepared, products
from tests.bench.apart import Apart
from tests.support.product import Product


class Wrong(Exception):
    """A report was lost, doubled or refused: no measurement makes up for that."""


class Keeper:
    """A product of its own whose opener holds still. Use as a context manager."""

    def __init__(self, kind: str, apart: Apart) -> None:
        self._kind = kind
        self._apart = apart
        self._sent = 0

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.product: Product = stack.enter_context(products.running(self._kind))
            stack.enter_context(products.opener_stopped(self.product))
            self._stock = prepared.Stock(products.intake_key(self.product))
            self._already = 0
            self._stack = stack.pop_all()
        return self

    def __exit__(self, *error: object) -> None:
        self._stack.close()

    def seconds(self, *, reports: int, batch: int, senders: int | None = None) -> float:
        """How long it takes to keep so many new reports in batches, by senders in a closed loop.

        Without a number each batch has a sender of its own, and all begin at once.
        """
        requests = prepared.batches(self._stock.take(reports), batch)
        to = self.product.port
        driven = (
            self._apart.run(loads.in_line, to, requests, senders)
            if senders
            else self._apart.run(loads.crowd, to, requests)
        )
        self._sent += reports
        must_have_receipts(driven.answers, reports)
        return driven.seconds

    def must_have_all(self, *, beside: int = 0) -> None:
        """Raises Wrong unless exactly what was sent is there, once, `beside` others."""
        rows = products.ask(self.product, "SELECT count(*) FROM arrival") - beside
        if rows != self._sent:
            raise Wrong(f"{self._sent} reports were sent, {rows} are there")


def must_have_receipts(answers: Sequence[loads.Answer], reports: int) -> None:
    """Raises Wrong unless every report was answered `stored`."""
    refused = [answer.status for answer in answers if answer.status != 200]
    if refused:
        raise Wrong(f"{len(refused)} of {len(answers)} requests failed: {set(refused)}")
    codes = [one["code"] for answer in answers for one in json.loads(answer.body)["results"]]
    if codes != ["stored"] * reports:
        raise Wrong(f"{reports} reports were sent, {codes.count('stored')} stored")
