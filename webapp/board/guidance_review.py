"""The yearly review of the guidance: what a year's printed numbers say of it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from webapp.board.document import WORDS, Section, Table, shown_cell
from webapp.board.words import PROPOSAL
from webapp.counting.definitions import AREAS, OUTCOME, REACHED
from webapp.figures.printed import PrintedNumbers, PrintedTable, print_advice, print_tables
from webapp.figures.printed_changes import PrintedChanges
from webapp.vocabulary.behaviour import Area
from webapp.vocabulary.periods import Period
from webapp.vocabulary.times import format_day

COLUMNS = ("Area", "Incidents", "Share of all", "Change")
MOST_STEPS = 3
ON_THE_PATH = {one.label for one in Area}


class Review(NamedTuple):
    """What is reviewed: the editions of the year by name and day, and when it is due next."""

    editions: Sequence[tuple[str, date]]
    next_due: date | None


def print_review(
    period: Period,
    printed: PrintedNumbers,
    *,
    review: Review,
    proposal: str,
    changes: PrintedChanges | None,
) -> Section:
    """The section: what the unit proposes, then the evidence, from printed numbers alone."""
    tables = {one.heading: one for one in print_tables(period, printed)}
    said = [
        f"{PROPOSAL} {proposal}",
        _editions(review.editions),
        _due(review.next_due),
        _least_done(period, printed),
        _nobody(tables),
        _never(tables[OUTCOME.heading]),
    ]
    areas = _areas(tables[AREAS.heading], changes)
    return Section("Review of the guidance", [one for one in said if one], [areas])


def _editions(editions: Sequence[tuple[str, date]]) -> str:
    named = "; ".join(f"{name} on {format_day(day)}" for name, day in editions)
    return f"Editions published in the year: {named or 'none'}."


def _due(day: date | None) -> str:
    if day is None:
        return "Nobody has approved the words of the guidance, so no day is set for their review."
    return f"Next review due: {format_day(day)}."


def _least_done(period: Period, printed: PrintedNumbers) -> str:
    """The steps with the smallest printed shares; nothing where none may be printed."""
    done = print_advice(period, printed)[1]
    shares = sorted((one.share, one.label) for one in done.rows if one.share is not None)
    named = "; ".join(f"{label} ({share}%)" for share, label in shares[:MOST_STEPS])
    return f"Of the steps advised, least often done: {named}." if named else ""


def _nobody(tables: Mapping[str, PrintedTable]) -> str:
    reached = tables[REACHED.heading].rows[-1]
    share = "" if reached.share is None else f" ({reached.share}%)"
    return f"Nobody who can act was spoken to: {shown_cell(reached.printed)} incidents{share}."


def _never(outcomes: PrintedTable) -> str:
    named = "; ".join(one.label for one in outcomes.rows if one.printed == 0)
    return f"Outcomes of no incident: {named}." if named else ""


def _areas(areas: PrintedTable, changes: PrintedChanges | None) -> Table:
    """Every area of the path, the most used first; hidden ones keep their order."""
    found = [one for one in areas.rows if one.label in ON_THE_PATH]
    rows = [
        [
            one.label,
            one.printed,
            "" if one.share is None else f"{one.share}%",
            _change(one.label, changes),
        ]
        for one in sorted(found, key=lambda one: -(one.printed or 0))
    ]
    return Table("What the evidence says of each area", COLUMNS, rows, marks=WORDS)


def _change(label: str, changes: PrintedChanges | None) -> str:
    said = changes.lines.get(f"{AREAS.heading}: {label}") if changes else None
    return said.value if said else ""
