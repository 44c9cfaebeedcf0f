"""`make bench`: every measurement of the product, beside its floor. A table of contents.

`python -m tests.bench [row …]` measures all rows, or those named. It never fails for being slow;
it fails when something breaks, or when a report is lost or doubled.
"""

import signal
import sys

from tests.bench.report import Line, as_table
from tests.bench.rows import crowd, first_paint, first_visit, keeping, opening, queue

ROWS = {
    "first-visit": first_visit.lines,
    "first-paint": first_paint.lines,
    "queue": queue.lines,
    "keeping": keeping.lines,
    "crowd": crowd.lines,
    "opening": opening.lines,
}


def main(wanted: list[str]) -> None:
    """Measure the wanted rows, all if none is named, and print the table."""
    if unknown := set(wanted) - set(ROWS):
        sys.exit(f"No such row: {', '.join(sorted(unknown))}. There are: {', '.join(ROWS)}")
    found: list[Line] = []
    for name in wanted or ROWS:
        _say(f"Measuring: {name}…")
        for line in ROWS[name]():
            _say(f"  {line.what}: {line.measured}; {line.against}; {line.ratio}; {line.result}")
            found.append(line)
    print(as_table(found))


def _say(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("Stopped."))
    main(sys.argv[1:])
