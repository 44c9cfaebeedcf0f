"""Keeping: durable, idempotent, a receipt each. A closed loop of batches of 50, opener stopped."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import loads, prepared
from tests.bench.apart import Apart
from tests.bench.floors import database_limit, many_arrivals
from tests.bench.floors.serving import FloorServer
from tests.bench.keeper import Keeper, Wrong
from tests.bench.report import Line, at_least
from tests.bench.turns import in_turns, is_noisy, ratio
from tests.support.databases import fresh_database

REPORTS, BATCH, SENDERS = 10_000, 50, 16
PLAIN_REPORTS = 400
MANY = 1_000_000
KINDS = {"sqlite": "SQLite, FULL", "postgresql": "PostgreSQL"}

Measure = Callable[[], float]


def lines() -> Iterator[Line]:
    """The product beside the database's own limit, a plain application, and itself when full."""
    for kind in KINDS:
        with ExitStack() as stack, Apart() as apart:
            found = in_turns(
                empty=_product(kind, apart, stack),
                full=_product(kind, apart, stack, already=MANY),
                limit=_limit(kind, apart, stack),
                plain=_plain(kind, apart, stack),
            )
        yield from _lines(KINDS[kind], found)


def _product(kind: str, apart: Apart, stack: ExitStack, *, already: int = 0) -> Measure:
    """Reports kept a second by a product with so many arrivals there already."""
    keeper = stack.enter_context(Keeper(kind, apart))
    if already:
        one = prepared.raw(prepared.Stock(prepared.anybodys_key()).take(1)[0])
        many_arrivals.fill(keeper.product.settings["DATABASE_URL"], raw=one, count=already)

    def kept_a_second() -> float:
        seconds = keeper.seconds(reports=REPORTS, batch=BATCH, senders=SENDERS)
        keeper.must_have_all(beside=already)
        return REPORTS / seconds

    return kept_a_second


def _limit(kind: str, apart: Apart, stack: ExitStack) -> Measure:
    """Reports a second that the driver alone can commit in such batches."""
    url = _database(kind, stack)
    database_limit.make_table(url)
    stock = prepared.Stock(prepared.anybodys_key())

    def committed_a_second() -> float:
        batches = database_limit.batches(stock.take(REPORTS), BATCH)
        return REPORTS / apart.run(database_limit.seconds, url, batches, SENDERS)

    return committed_a_second


def _plain(kind: str, apart: Apart, stack: ExitStack) -> Measure:
    """Reports a second that a plain Flask application takes, one a POST."""
    module = "tests.bench.floors.flask_app"
    server = stack.enter_context(FloorServer(module, _database(kind, stack)))
    stock = prepared.Stock(prepared.anybodys_key())

    def kept_a_second() -> float:
        posts = [loads.post("/reports", prepared.raw(one)) for one in stock.take(PLAIN_REPORTS)]
        driven = apart.run(loads.in_line, server.port, posts, SENDERS)
        if {answer.status for answer in driven.answers} != {201}:
            raise Wrong("the plain application refused a report")
        return PLAIN_REPORTS / driven.seconds

    return kept_a_second


def _database(kind: str, stack: ExitStack) -> str:
    folder = Path(stack.enter_context(TemporaryDirectory()))
    return stack.enter_context(fresh_database(kind, folder, durable=True))


def _lines(kind: str, found: dict[str, list[float]]) -> Iterator[Line]:
    reaches = {"limit": ("the driver alone", 0.5), "plain": ("plain Flask, a row a POST", 25.0)}
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
