"""Finding a report by the number that somebody reads out, beside a look-up by the table's key."""

from collections.abc import Iterator
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import finder
from tests.bench.report import Line, at_most
from tests.bench.separate_process import SeparateProcess
from tests.bench.turns import is_noisy, measure_in_turns, ratio

REPORTS = 5_000
LOOK_UPS = 500


def lines() -> Iterator[Line]:
    """Both among the same reports, in one process."""
    with TemporaryDirectory() as folder, SeparateProcess(cores=1) as process:
        process.run(finder.fill, REPORTS, folder)
        seconds = measure_in_turns(
            ours=partial(process.run, finder.seconds_to_find, LOOK_UPS, folder),
            by_key=partial(process.run, finder.seconds_by_key, LOOK_UPS, folder),
        )
    ours, by_key = ([1e3 * one / LOOK_UPS for one in seconds[name]] for name in ("ours", "by_key"))
    times = ratio(ours, by_key)
    yield Line(
        what=f"a report by its number, among {REPORTS:,}",
        measured=f"{median(ours):.2f} ms",
        against=f"a look-up by key: {median(by_key):.2f} ms",
        ratio=f"{times:.2f}",
        reach="≤ 3",
        result=at_most(times, 3, noisy=is_noisy(by_key)),
    )
