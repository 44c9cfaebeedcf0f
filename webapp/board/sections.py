"""The sections of a paper, in their order. To add one: a function, and its line in SECTIONS. Pure.

Each makes its section of what may be printed, and knows no exact number of incidents.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from webapp.board.decided import Decided, print_decisions
from webapp.board.document import HIDDEN, Cell, Document, Section, Table, shown_cell
from webapp.board.guidance_review import Review, print_review
from webapp.board.marks import run_of, with_bars
from webapp.board.revised import MARK, mark_revised
from webapp.board.words import Words
from webapp.counting.definitions import CLOCKS_NOT_BELIEVED, MEDIA, TYPES
from webapp.figures.changes import ten_quarters
from webapp.figures.comparing import QUARTERS, Sentence
from webapp.figures.coverage import Covered, in_groups
from webapp.figures.papers import MONTH
from webapp.figures.printed import (
    PrintedTable,
    print_advice,
    print_clocks,
    print_completeness,
    print_late,
    print_tables,
    print_times,
    print_total,
)
from webapp.figures.printed_changes import find_printed_changes
from webapp.figures.protection.printing import LARGEST_HIDDEN, LEAST_BASE, STEP, Printed
from webapp.figures.protection.relations import Key
from webapp.vocabulary.periods import Period, month_label

DRAWN = (TYPES.heading, MEDIA.heading)
MOST_NAMED = 8
# One quarter has its months in a table.
FEWEST_MONTHS = 3
REVISED = f"{MARK.strip()} is beside a line whose number is another one than in the paper before."


@dataclass(frozen=True)
class Material:
    """What a paper is made of. `hidden_more` numbers are hidden to protect others.

    `revision` is 0 for the first paper of a period, else `previous` is what the last one says.
    `quarters` are what the papers of each quarter print. `facts` are sentences on how it was made.
    How many `drills` were left out is said exactly: they are of nobody.
    """

    period: Period
    revision: int
    printed: Mapping[Key, Printed]
    hidden_more: int
    coverage: Sequence[Covered]
    words: Words
    decisions: Sequence[Decided]
    facts: Sequence[str]
    quarters: Mapping[str, Mapping[Key, Printed]]
    drills: int = 0
    review: Review | None = None
    previous: Document | None = None


def make_document(material: Material, *, status: str) -> Document:
    """The whole paper."""
    title = f"Online safety incidents: {material.period.label}"
    if material.revision:
        title += f" (revision {material.revision})"
    sections = [section for make in SECTIONS if (section := make(material))]
    document = Document(title, status, sections)
    return mark_revised(document, material.previous) if material.previous else document


def _in_words(material: Material) -> Section:
    return Section("In the unit’s words", [f"{ask} {said}" for ask, said in material.words.parts])


def _decided(material: Material) -> Section | None:
    return print_decisions(material.period, material.decisions)


def _review(material: Material) -> Section | None:
    if material.review is None:
        return None
    quarters = ten_quarters(material.period.last_quarter)
    return print_review(
        material.period,
        material.printed,
        review=material.review,
        proposal=material.words.proposal,
        changes=find_printed_changes(quarters, material.quarters),
    )


def _coverage(material: Material) -> Section:
    lines = in_groups(material.coverage) if material.period.quarter else material.coverage
    rows: list[Sequence[Cell]] = [
        [one.label, one.registered, one.returned, one.said, one.silent] for one in lines
    ]
    columns = ("Type", "Registered", "Reported", "Nothing to report", "Silent")
    silence = "That nothing came from one does not mean that nothing happened there."
    return Section("Who has reported", [silence], [Table("Organisations by type", columns, rows)])


def _completeness(material: Material) -> Section:
    period, printed = material.period, material.printed
    clocks = CLOCKS_NOT_BELIEVED.format(number=shown_cell(print_clocks(period, printed)))
    complete = _table(print_completeness(period, printed), ("Not answered", "Answered"))
    return Section(
        "How complete this is", [clocks], [complete, _table(print_late(period, printed))]
    )


def _extent(material: Material) -> Section:
    total = print_total(material.period, material.printed)
    tables = print_tables(material.period, material.printed)
    arrived = f"{shown_cell(total)} incidents, by the day they arrived."
    rise = "A rise may mean that more is reported, not that more happens."
    made = [with_bars(one) if one.caption in DRAWN else one for one in map(_table, tables)]
    return Section("Extent and nature", [arrived, rise], made)


def _times(material: Material) -> Section:
    said = "Of each incident’s first report: what the worker, the phone and the unit took."
    tables = print_times(material.period, material.printed)
    return Section("Times", [said], [*map(_table, tables)])


def _changes(material: Material) -> Section:
    quarters = ten_quarters(material.period.last_quarter)
    found = find_printed_changes(quarters, material.quarters)
    if found is None:
        return Section(
            "What changed",
            [f"Too early to say. It needs papers for {QUARTERS} quarters in a row."],
            _run(material),
        )
    how = (
        "The last two quarters against the eight before, from the numbers that papers print. "
        "Chance alone would call one line in two hundred changed. A hidden quarter of the eight is "
        "left out. It is too few to say where numbers are small, several of the eight are hidden, "
        "or one of the last two is: a line that fell to a hidden number is not named."
    )
    same, few = (len(found.said_of(one)) for one in (Sentence.SAME, Sentence.TOO_FEW))
    changed = [
        f"{one.value}: {_named(found.said_of(one), material.period)}."
        for one in (Sentence.MORE, Sentence.FEWER)
    ]
    rest = f"{Sentence.SAME.value}: {same} lines. {Sentence.TOO_FEW.value}: {few} lines."
    total = f"All incidents: {found.total.value[0].lower()}{found.total.value[1:]}."
    return Section("What changed", [how, total, *changed, rest], _run(material))


def _named(lines: Sequence[str], period: Period) -> str:
    """All of them in a year; so many in a quarter that it stays on its two pages."""
    most = MOST_NAMED if period.quarter else len(lines)
    more = [f"and {len(lines) - most} more"] if len(lines) > most else []
    return "; ".join([*lines[:most], *more]) or "no line"


def _run(material: Material) -> list[Table]:
    """The months of the papers up to this one, once there are two."""
    months = [
        (month_label(month), material.quarters[one.code][Key("", MONTH, month)])
        for one in ten_quarters(material.period.last_quarter)
        if one.code in material.quarters
        for month in one.months
    ]
    return [run_of(months, "Incidents by month")] if len(months) > FEWEST_MONTHS else []


def _advice(material: Material) -> Section:
    advised, done = print_advice(material.period, material.printed)
    of_each = {row.label: row for row in done.rows}
    rows: list[Sequence[Cell]] = []
    for row in advised.rows:
        found = of_each.get(row.label)
        share = "" if found is None or found.share is None else f"{found.share}%"
        rows.append([row.label, row.printed, "" if found is None else found.printed, share])
    columns = ("Step", "Advised", "Done", "Share done")
    table = Table("Steps advised, and done", columns, rows, [advised.note, done.note])
    return Section("Advised, and done", (), [table])


def _table(one: PrintedTable, numbers: tuple[str, str] | None = None) -> Table:
    """`numbers` head its numbers and shares."""
    rows: list[Sequence[Cell]] = [
        [row.label, row.printed, "" if row.share is None else f"{row.share}%"] for row in one.rows
    ]
    overlap = ["An incident may be in several lines."] if one.several else []
    notes = [*overlap, *([one.note] if one.note else [])]
    heads = numbers or ("Incidents", f"Share of {one.of}")
    return Table(one.heading, (one.heading, *heads), rows, notes)


def _method(material: Material) -> Section:
    hidden = (
        f"{HIDDEN} is a number from 1 to {LARGEST_HIDDEN}, or one that would give such a number "
        f"away, alone or with another paper. Other numbers are rounded to the nearest {STEP}, so "
        "lines need not add up. A percentage is of rounded numbers, and of "
        f"{LEAST_BASE} incidents or more."
    )
    more = (
        f"So that no small number can be worked out, larger ones are hidden too: "
        f"{material.hidden_more}."
    )
    return Section(
        "How this was counted",
        [
            "Each incident is counted once, in the month in which its first report arrived. What "
            "was set aside as not a report is left out.",
            f"Drills, sent to try out phones, are left out: {material.drills:,}.",
            hidden,
            *([more] if material.hidden_more else []),
            *([REVISED] if material.revision else []),
            *material.facts,
        ],
    )


SECTIONS: Sequence[Callable[[Material], Section | None]] = (
    _in_words,
    _decided,
    _review,
    _coverage,
    _completeness,
    _changes,
    _extent,
    _advice,
    _times,
    _method,
)
