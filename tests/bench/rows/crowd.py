"""A crowd: 1,000 phones with 10 reports each, all at once, beside a bare batch endpoint."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import loads, prepared
from tests.bench.floors.serving import FloorServer
from tests.bench.keeper import Keeper, check_receipts
from tests.bench.report import Line, at_most
from tests.bench.separate_process import SeparateProcess
from tests.bench.turns import is_noisy, measure_in_turns, ratio
from tests.support import reports
from tests.support.databases import fresh_database

PHONES, EACH = 1000, 10


def lines() -> Iterator[Line]:
    """No report was lost or duplicated if this yields: the keeper raises Wrong otherwise."""
    with ExitStack() as stack, SeparateProcess() as process:
        found = measure_in_turns(product=_product(process, stack), bare=_bare(process, stack))
    times = ratio(found["product"], found["bare"])
    yield Line(
        what="1,000 phones × 10 reports at once",
        measured=f"{median(found['product']):.2f} s, 0 errors, 0 doubled",
        against=f"bare batch endpoint: {median(found['bare']):.2f} s",
        ratio=f"{times:.2f}",
        reach="≤ 1.5, 0 errors, 0 doubled",
        result=at_most(times, 1.5, noisy=is_noisy(found["bare"])),
    )


def _product(process: SeparateProcess, stack: ExitStack) -> Callable[[], float]:
    keeper = stack.enter_context(Keeper("sqlite", process))

    def seconds() -> float:
        elapsed = keeper.seconds(reports=PHONES * EACH, batch=EACH)
        keeper.check_complete()
        return elapsed

    return seconds


def _bare(process: SeparateProcess, stack: ExitStack) -> Callable[[], float]:
    folder = Path(stack.enter_context(TemporaryDirectory()))
    url = stack.enter_context(fresh_database("sqlite", folder))
    server = stack.enter_context(FloorServer("tests.bench.floors.batch_app", url))
    stock = prepared.Stock(reports.new_public_key())

    def seconds() -> float:
        requests = prepared.batches(stock.take(PHONES * EACH), EACH)
        driven = process.run(loads.crowd, server.port, requests)
        check_receipts(driven.answers, PHONES * EACH)
        return driven.seconds

    return seconds
