"""The unit's lists, Figures, a report and Find with 100,000 incidents, beside an empty inbox."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.office import FIGURES, FILTERED, FOUND, Page, run_office
from tests.bench.report import Line, at_most
from tests.bench.turns import is_noisy, measure_in_turns, ratio

MANY = 100_000
MOST_TIMES, MOST_MS, MOST_QUERIES = 3, 20, 12
PAGES = (
    "inbox",
    "inbox, next page",
    "received",
    "received, next page",
    *FILTERED,
    *FIGURES,
    "report",
    *FOUND,
)


def lines(incidents: int = MANY) -> Iterator[Line]:
    """Both databases, each beside an empty inbox of its own kind."""
    for kind in ("sqlite", "postgresql"):
        with (
            TemporaryDirectory() as name,
            run_office(kind, Path(name) / "empty", incidents=0) as empty,
            run_office(kind, Path(name) / "busy", incidents=incidents) as busy,
        ):
            found = measure_in_turns(
                empty=partial(empty.measure, "inbox"),
                **{page: partial(busy.measure, page) for page in PAGES},
            )
        for page in PAGES:
            yield _line(f"{page}, {incidents:,}, {kind}", found[page], found["empty"])


def lines_of_a_million() -> Iterator[Line]:
    """The long form."""
    yield from lines(1_000_000)


def _line(what: str, pages: list[Page], empty: list[Page]) -> Line:
    times, floor = [one.milliseconds for one in pages], [one.milliseconds for one in empty]
    slower, queries = ratio(times, floor), pages[0].queries
    met = slower <= MOST_TIMES and median(times) <= MOST_MS and queries <= MOST_QUERIES
    return Line(
        what=what,
        measured=f"{median(times):.1f} ms, {queries} queries",
        against=f"an empty inbox: {median(floor):.1f} ms",
        ratio=f"{slower:.2f}",
        reach=f"≤ {MOST_TIMES}, ≤ {MOST_MS} ms, ≤ {MOST_QUERIES} queries",
        result=at_most(not met, 0, noisy=is_noisy(floor)),
    )
