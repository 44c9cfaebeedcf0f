"""Says what each figure counts, by which codes, and in which words it is shown. Pure.

The unit of every figure is the incident. A figure whose question has several answers adds up to
more than there are incidents.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from webapp.counting import advice
from webapp.counting.delays import (
    LONGER,
    NOT_BELIEVED,
    NOT_RECEIVED,
    ON_PAPER,
    PARTS,
    TO_ARRIVE,
    TO_RECEIVE,
    TO_SAVE,
    Part,
)
from webapp.reports.questions import QUESTIONS, Kind, Question
from webapp.vocabulary.age_band import AgeBand
from webapp.vocabulary.behaviour import Area
from webapp.vocabulary.incident import Setting
from webapp.vocabulary.outcome import Outcome
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.setting_group import GROUP_OF, SettingGroup
from webapp.vocabulary.term import Term, term

NOT_KNOWN, NOT_ANSWERED = "not_known", "not_answered"
# The total, and what was set aside as not a report: figures of one code each.
TOTAL, SET_ASIDE, ALL = "incidents", "set_aside", "all"
# Its codes are numbers of organisations.
ORGANISATION = "organisation"


class Basis(Term):
    """By which day an incident is in a month."""

    ARRIVED = "arrived", "by the day they arrived"
    HAPPENED = "happened", "by the day they happened"


class Line(NamedTuple):
    """One line of a figure's table."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One table. `name` is its name in the rollup; `several`: an incident may be in many lines."""

    name: str
    heading: str
    lines: Sequence[Line]
    several: bool = False
    note: str = ""


def _lines(kind: Iterable[Term], *words: Line) -> Sequence[Line]:
    """A line for each code, then for what has none that we know."""
    lines = [Line(one.value, one.label) for one in kind if one.value != NOT_KNOWN]
    left = (Line(NOT_KNOWN, "Not known"), Line(NOT_ANSWERED, "Not answered"))
    return (*lines, *words, *left)


def _of(question: Question) -> Figure:
    """The table of a question that is counted by its codes."""
    words = [Line(code, label) for code, label in question.words.items() if code != NOT_KNOWN]
    return Figure(
        name=question.name,
        heading=question.officer_label,
        lines=_lines(AgeBand if question.kind is Kind.AGES else question.options, *words),
        several=question.kind in (Kind.SEVERAL, Kind.AGES),
        note=NOTES.get(question.name, ""),
    )


def counted_in(questions: Iterable[Question]) -> dict[str, Figure]:
    """The table of each question that is counted by its codes, by name, in the form's order."""
    by_codes = (one for one in questions if one.counted and one.kind is not Kind.DATE)
    return {one.name: _of(one) for one in by_codes}


NOTES = {"ages": "An incident is in each band that holds the age of at least one child."}
COUNTED = counted_in(QUESTIONS)
SETTING, AGES, TYPES, MEDIA = (COUNTED[name] for name in ("setting", "ages", "types", "media"))
SETTING_GROUP = Figure(
    name="setting_group",
    heading="Type of setting, in five groups",
    lines=_lines(SettingGroup),
    note="The 18 types of setting are shown for a year.",
)
AREAS = Figure(
    name="areas",
    heading="What it was about",
    lines=_lines(Area),
    several=True,
    note="Known where the worker answered “What should I do?”",
)
RANK = Figure(
    name="rank",
    heading="How soon the unit had to look",
    lines=[Line(one.value, one.label) for one in Rank],
)
REACHED = Figure(
    name="reached",
    heading="Somebody who can act was spoken to",
    lines=(Line("yes", "Yes"), Line("no", "Nobody yet")),
)
OUTCOME = Figure(
    name="outcome",
    heading="What came of it",
    lines=(
        *(Line(one.value, one.label) for one in Outcome),
        Line("not_closed", "Not closed yet"),
    ),
)
DAY = Figure(
    name="day",
    heading="The day it happened",
    lines=(
        Line("given", "Given"),
        Line("still_going_on", "Still going on"),
        Line("not_believed", "Given, but years before it arrived, or after"),
        Line(NOT_KNOWN, "Not known"),
        Line(NOT_ANSWERED, "Not answered"),
    ),
)
# Of those whose day is given and believed.
LATE = Figure(
    name="late",
    heading="When they arrived",
    lines=(
        Line("same_quarter", "In the quarter in which they happened"),
        Line("later", "After that quarter had ended"),
    ),
    note="Of those whose day is given.",
)

CLOCKS_NOT_BELIEVED = "Not counted in times, as the phone’s clock is not believed: {number}."

# Of what cannot be measured, or not yet, beside what came on paper.
UNMEASURED: dict[Part, tuple[Line, ...]] = {
    TO_SAVE: (
        Line(NOT_KNOWN, "No day given, or still going on"),
        Line(NOT_BELIEVED, "The day or the phone’s clock is not believed"),
    ),
    TO_ARRIVE: (Line(NOT_BELIEVED, "The phone’s clock is not believed"),),
    TO_RECEIVE: (Line(NOT_RECEIVED, "Not received yet"),),
}


def _time(part: Part) -> Figure:
    lines = (
        *(Line(step.code, step.label) for step in part.steps),
        Line(LONGER, part.longer),
        *UNMEASURED[part],
        Line(ON_PAPER, "Came on paper"),
    )
    return Figure(name=part.name, heading=part.heading, lines=lines)


# How long the first report of each incident took, in the order of PARTS.
TIMES = tuple(map(_time, PARTS))

_STEPS = tuple(Line(step.code, step.label) for step in advice.STEPS)
ADVISED = Figure(
    name=advice.ADVISED,
    heading="Steps advised",
    lines=(*_STEPS, Line(NOT_ANSWERED, "No advice was asked for")),
    several=True,
    note="Known where the worker answered “What should I do?”",
)
# Of those for whom it was advised: in the rollup only where it was done.
DONE = Figure(
    name=advice.DONE,
    heading="Steps advised, and done",
    lines=_STEPS,
    note="Done is what a call, the form or the unit says. More may have been done.",
)

# Extent comes first, then nature, in the order of the form. A year has types of setting, a quarter
# their groups.
EXTENT = ("setting", "parties", "ages", "intent", "origin", "types")
OF_A_YEAR = (
    *(COUNTED[name] for name in EXTENT),
    AREAS,
    *(figure for name, figure in COUNTED.items() if name not in EXTENT),
    *(RANK, REACHED, OUTCOME),
)
OF_A_QUARTER = tuple(SETTING_GROUP if one is SETTING else one for one in OF_A_YEAR)


def in_groups(settings: Mapping[str, int]) -> dict[str, int]:
    """The counts of types of setting as those of their groups."""
    counts: dict[str, int] = {}
    for code, count in settings.items():
        setting = term(Setting, code)
        group = GROUP_OF[setting].value if setting else code
        counts[group] = counts.get(group, 0) + count
    return counts
