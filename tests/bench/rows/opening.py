"""Opening: arrivals become reports in the database, on one core, beside two floors."""

from collections.abc import Iterator
from functools import partial
from statistics import median
from tempfile import TemporaryDirectory

from tests.attack.jwe import JUNK_BYTES
from tests.bench import opener
from tests.bench.floors import bare_opening, driver_opening
from tests.bench.report import Line, Result, at_least
from tests.bench.separate_process import SeparateProcess
from tests.bench.turns import is_noisy, measure_in_turns, ratio

REPORTS, JUNK = 1000, 400


def lines() -> Iterator[Line]:
    """All in one process, limited to one core."""
    with TemporaryDirectory() as folder, SeparateProcess(cores=1) as process:
        process.run(opener.seconds, REPORTS, folder)
        seconds = measure_in_turns(
            ours=partial(process.run, opener.seconds, REPORTS, folder),
            driver=partial(process.run, driver_opening.seconds, REPORTS, folder),
            bare=partial(process.run, bare_opening.seconds, REPORTS),
        )
        process.run(opener.seconds_for_junk, JUNK, folder)
        junk = measure_in_turns(
            ours=partial(process.run, opener.seconds_for_junk, JUNK, folder),
            bare=partial(process.run, bare_opening.seconds_for_junk, JUNK),
        )
    rates = {name: [REPORTS / one for one in some] for name, some in seconds.items()}
    measured = f"{median(rates['ours']):,.0f} reports/s"
    times = ratio(rates["ours"], rates["driver"])
    yield Line(
        what="opening, one core",
        measured=measured,
        against=f"the same rows by the driver alone: {median(rates['driver']):,.0f}/s",
        ratio=f"{times:.2f}",
        reach="≥ 0.35",
        result=at_least(times, 0.35, noisy=is_noisy(rates["driver"])),
    )
    yield Line(
        what="opening, one core",
        measured=measured,
        against=f"decrypt and parse, and store nothing: {median(rates['bare']):,.0f}/s",
        ratio=f"{ratio(rates['ours'], rates['bare']):.2f}",
        reach="–",
        result=Result.NOT_JUDGED,
    )
    yield _draining({name: [JUNK / one for one in some] for name, some in junk.items()})


def _draining(rates: dict[str, list[float]]) -> Line:
    """What strangers send is opened, found false and trimmed: how fast, in bytes."""
    megabyte = JUNK_BYTES / 1e6
    return Line(
        what="draining junk of 31 kB an item, one core",
        measured=f"{median(rates['ours']) * megabyte:,.0f} MB/s",
        against=f"decrypt, and store nothing: {median(rates['bare']) * megabyte:,.0f} MB/s",
        ratio=f"{ratio(rates['ours'], rates['bare']):.2f}",
        reach="–",
        result=Result.NOT_JUDGED,
    )
