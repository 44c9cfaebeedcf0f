"""Keeping: durable, idempotent, a receipt each. A closed loop of batches of 50, opener stopped."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import loads, prepared
from tests.bench.floors import database_limit, many_arrivals
from tests.bench.floors.serving import FloorServer
from tests.bench.keeper import Keeper, Wrong
from tests.bench.report import Line, at_least
from tests.bench.separate_process import SeparateProcess
from tests.bench.turns import is_noisy, measure_in_turns, ratio
from tests.support import reports
from tests.support.databases import fresh_database

REPORTS, BATCH, SENDERS = 10_000, 50, 16
PLAIN_REPORTS = 400
MANY = 1_000_000
KINDS = {"sqlite": "SQLite, FULL", "postgresql": "PostgreSQL"}

Measure = Callable[[], float]


def lines() -> Iterator[Line]:
    """The product beside the database's own limit, a plain application, and itself when full."""
    for kind in KINDS:
        with ExitStack() as stack, SeparateProcess() as process:
            found = measure_in_turns(
                empty=_product(kind, process, stack),
                full=_product(kind, process, stack, already=MANY),
                limit=_limit(kind, process, stack),
                plain=_plain(kind, process, stack),
            )
        yield from _lines(KINDS[kind], found)


def _product(kind: str, process: SeparateProcess, stack: ExitStack, *, already: int = 0) -> Measure:
    """Reports stored a second by a product that already has `already` arrivals."""
    keeper = stack.enter_context(Keeper(kind, process))
    if already:
        one = prepared.raw(prepared.Stock(reports.new_public_key()).take(1)[0])
        many_arrivals.fill(keeper.product.settings["DATABASE_URL"], raw=one, count=already)

    def stored_per_second() -> float:
        seconds = keeper.seconds(reports=REPORTS, batch=BATCH, senders=SENDERS)
        keeper.check_complete(beside=already)
        return REPORTS / seconds

    return stored_per_second


def _limit(kind: str, process: SeparateProcess, stack: ExitStack) -> Measure:
    """Reports committed a second by the driver alone, in the same batches."""
    url = _database(kind, stack)
    database_limit.make_table(url)
    stock = prepared.Stock(reports.new_public_key())

    def committed_per_second() -> float:
        batches = database_limit.batches(stock.take(REPORTS), BATCH)
        return REPORTS / process.run(database_limit.seconds, url, batches, SENDERS)

    return committed_per_second


def _plain(kind: str, process: SeparateProcess, stack: ExitStack) -> Measure:
    """Reports stored a second by a plain Flask application, one a POST."""
    module = "tests.bench.floors.flask_app"
    server = stack.enter_context(FloorServer(module, _database(kind, stack)))
    stock = prepared.Stock(reports.new_public_key())

    def stored_per_second() -> float:
        posts = [loads.post("/reports", prepared.raw(one)) for one in stock.take(PLAIN_REPORTS)]
        driven = process.run(loads.closed_loop, server.port, posts, SENDERS)
        if {answer.status for answer in driven.answers} != {201}:
            raise Wrong("the plain application refused a report")
        return PLAIN_REPORTS / driven.seconds

    return stored_per_second


def _database(kind: str, stack: ExitStack) -> str:
    folder = Path(stack.enter_context(TemporaryDirectory()))
    return stack.enter_context(fresh_database(kind, folder, durable=True))


def _lines(kind: str, found: dict[str, list[float]]) -> Iterator[Line]:
    reaches = {"limit": ("the driver alone", 0.4), "plain": ("plain Flask, a row a POST", 20.0)}
    for name, (against, reach) in reaches.items():
        yield _line(f"keeping, {kind}", found["empty"], found[name], against, reach)
    yield _line(f"keeping, {kind}, 1,000,000 there", found["full"], found["empty"], "empty", 0.7)


def _line(what: str, ours: list[float], theirs: list[float], against: str, reach: float) -> Line:
    times = ratio(ours, theirs)
    return Line(
        what=what,
        measured=f"{median(ours):,.0f} reports/s",
        against=f"{against}: {median(theirs):,.0f}/s",
        ratio=f"{times:.2f}",
        reach=f"≥ {reach}",
        result=at_least(times, reach, noisy=is_noisy(theirs)),
    )
