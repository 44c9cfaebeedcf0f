"""`make bench`: measures the product beside its floors and prints a table.

`python -m tests.bench [row …]` measures the named rows, or all. It never fails for being slow;
it fails if something breaks, or if a report is lost or duplicated.
"""

import signal
import sys

from tests.bench.report import Line, as_table
from tests.bench.rows import (
    answering,
    crowd,
    exporting,
    finding,
    first_paint,
    first_visit,
    inbox,
    interaction,
    keeping,
    opening,
    papers,
    queue,
    searching,
)

ROWS = {
    "first-visit": first_visit.lines,
    "first-paint": first_paint.lines,
    "interaction": interaction.lines,
    "answering": answering.lines,
    "search": searching.lines,
    "queue": queue.lines,
    "keeping": keeping.lines,
    "crowd": crowd.lines,
    "opening": opening.lines,
    "finding": finding.lines,
    "inbox": inbox.lines,
    "papers": papers.lines,
}
# Only if named: these take too long for every run.
LONG_ROWS = {
    "exporting": exporting.lines,
    "inbox-million": inbox.lines_of_a_million,
}


def main(wanted: list[str]) -> None:
    """Measure the wanted rows, or all if none is named, and print the table."""
    rows = ROWS | LONG_ROWS
    if unknown := set(wanted) - set(rows):
        sys.exit(f"No such row: {', '.join(sorted(unknown))}. There are: {', '.join(rows)}")
    found: list[Line] = []
    for name in wanted or ROWS:
        _log(f"Measuring: {name}…")
        for line in rows[name]():
            _log(f"  {line.what}: {line.measured}; {line.against}; {line.ratio}; {line.result}")
            found.append(line)
    print(as_table(found))


def _log(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    main(sys.argv[1:])
