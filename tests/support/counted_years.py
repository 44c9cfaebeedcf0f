"""The cells of a demonstration's year, by the product's own rules and without a database.

A naive program counts the same year from its raw reports.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime

from tests.support.folded import fold
from tests.support.naive_figures import DERIVED, count_naively
from webapp.counting.cells import Cell, cells_of
from webapp.demo.year import Sent, make_year
from webapp.incidents.chains import Link, group
from webapp.incidents.together import Told
from webapp.reports.split import Inside, split

EMPTY = {"ticks": [], "extra": {}, "edition": "", "build": "", "saved_at": ""}
UNTIL = datetime(2026, 11, 28, tzinfo=UTC)


def find_differences(seed: int, *, incidents: int) -> list[str]:
    """The cells of a made-up year that the naive program counts otherwise."""
    year = [*make_year(incidents, until=UNTIL, seed=seed)]
    counts = {tuple(cell): n for cell, n in count_year(year).items() if cell.figure not in DERIVED}
    naive = count_naively(year)
    return [" ".join(cell) for cell in counts.keys() | naive if counts.get(cell) != naive.get(cell)]


def count_year(year: Sequence[Sent]) -> Counter[Cell]:
    """How many incidents are in each cell."""
    reports = {number: _told(number, sent) for number, sent in enumerate(year, start=1)}
    links = [Link(one.number, one.report_id, one.amends) for one in reports.values()]
    counts: Counter[Cell] = Counter()
    for incident in group(links, {}):
        folded = fold([reports[number] for number in incident.numbers])
        counts.update(cells_of(folded.columns, folded.facts))
    return counts


def _told(number: int, sent: Sent) -> Told:
    inside = Inside(path=sent.inside["path"], answers=sent.inside["answers"], **EMPTY)
    coded, _ = split(inside)
    return Told(
        number=number,
        chain=1,
        report_id=sent.id,
        amends=sent.inside.get("amends"),
        path=coded["path"],
        answers=coded["coded"],
        arrived=sent.arrived_at,
        saved_at=sent.saved_at.isoformat(),
        on_paper=sent.on_paper,
    )
