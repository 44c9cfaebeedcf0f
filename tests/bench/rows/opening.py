"""Opening: arrivals become reports in the database, on one core, beside decrypt and parse."""

from collections.abc import Iterator
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench import opener
from tests.bench.floors import bare_opening
from tests.bench.report import Line, at_least
from tests.bench.separate_process import SeparateProcess
from tests.bench.turns import is_noisy, measure_in_turns, ratio

REPORTS = 1000


def lines() -> Iterator[Line]:
    """Both in one process, limited to one core."""
    with TemporaryDirectory() as folder, SeparateProcess(cores=1) as process:
        seconds = measure_in_turns(
            ours=partial(process.run, opener.seconds, REPORTS, folder),
            bare=partial(process.run, bare_opening.seconds, REPORTS),
        )
    rates = {name: [REPORTS / one for one in some] for name, some in seconds.items()}
    times = ratio(rates["ours"], rates["bare"])
    yield Line(
        what="opening, one core",
        measured=f"{median(rates['ours']):,.0f} reports/s",
        against=f"bare decrypt and parse: {median(rates['bare']):,.0f}/s",
        ratio=f"{times:.2f}",
        reach="≥ 0.4",
        result=at_least(times, 0.4, noisy=is_noisy(rates["bare"])),
    )
