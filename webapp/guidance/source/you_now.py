"""The worker's own next acts (you-now.yaml): lines, who must hear, gates, pages. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from marshmallow.validate import OneOf

from webapp.guidance.source.entries import Key, Named, Others, Reference, Text, Words
from webapp.guidance.source.shapes import Contact, GuidanceLine
from webapp.vocabulary.behaviour import Area, Gate, Who
from webapp.vocabulary.path import PATH_FIELDS

# The fields of a path that a gate sets.
GATES = tuple(name for name, field in PATH_FIELDS.items() if field.term is Gate)
# Those who act on what they hear, and must hear it by themselves.
AGENCIES = ("police-101", "social-care", "adult-social-care", "lado")
AT_ONCE = re.compile(r"(now|at once)\b(?!.*\b(if|unless|or today)\b)")
DEADLINE = re.compile(r"within 1 working day\b")
# Other words of an entry, by the code of their who, gate or area.
CODES = [*Who, *Area, *GATES, *(f"{who}+{gate}" for who in Who for gate in GATES)]
CODE = Text(validate=OneOf(CODES, error="Unknown field, and no code of a who, gate or area."))
Instead = Annotated[Mapping[str, str], Others(CODE)]


@dataclass(frozen=True)
class Act:
    """One line of "You, now".

    `rules`: the names of the rules behind it. `instead`: other words for one who or one area, by
    its code, for a gate answered yes or not sure, or for both. `alone`: what whoever is the lead or
    works alone reads for `text`, if it is not empty. `tick`: what a tick keeps; empty for a
    prohibition, which cannot be done.
    """

    text: str
    rules: Annotated[tuple[str, ...], Words(data_key="from")] = ()
    instead: Instead = field(default_factory=dict)
    contacts: tuple[Contact, ...] = ()
    tick: str = ""
    alone: str = ""


@dataclass(frozen=True)
class MustHear:
    """One of "Who needs to know": its name in the register or in `names`, and by when.

    `when` is empty for one who need not hear. `instead`: another for one who, gate or area, by its
    code. Who has no lead reads `alone` for `when`, if it is not empty, and `alone_who` and
    `alone_name` for the lead.
    """

    who: str
    # The file has it once, among `names`.
    name: Annotated[str, Reference("name", data_key="who")]
    when: str
    instead: Instead = field(default_factory=dict)
    alone: str = ""
    alone_who: Annotated[str, None] = ""
    alone_name: Annotated[str, None] = ""

    @property
    def due(self) -> str:
        """When an agency must hear for certain: "now" or "day"; empty for "if …" and for others."""
        return _due(self.who, self.when)

    @property
    def due_alone(self) -> str:
        """The same, for whoever has no lead."""
        return _due(self.alone_who or self.who, self.alone or self.when)


def _due(who: str, when: str) -> str:
    if who not in AGENCIES:
        return ""
    return "now" if AT_ONCE.match(when) else "day" if DEADLINE.match(when) else ""


@dataclass(frozen=True)
class Cell:
    """What one who of one area reads."""

    lines: tuple[Act, ...]
    know: tuple[MustHear, ...]


@dataclass(frozen=True)
class WhoFacts:
    """`lines`: whose lines it reads. `did`: what happened in a sentence."""

    lines: Annotated[str, Key("who")]
    did: str
    know: tuple[MustHear, ...] = ()


@dataclass(frozen=True)
class AreaFacts:
    """`like`: the area whose lines it reads; `short`: its name beside a graver one.

    `page_for`: another page beneath for one who.
    """

    like: Annotated[str, Key("area")]
    short: str = ""
    page: str = ""
    page_for: Mapping[str, str] = field(default_factory=dict)
    steps: tuple[str, ...] = ()

    def page_beneath(self, who: str) -> str:
        """The name of the page that opens beneath; empty where the tables have it all."""
        return self.page_for.get(who, self.page)


@dataclass(frozen=True)
class GateFacts:
    """A question that comes before the steps of these areas; no `who`: for everybody.

    `in_short` says in a few words which answers count, and `raises_to` which rank they have.
    `reads`: as whose the lines then are read.
    """

    asks: Annotated[str, Key("gate")]
    in_short: str
    areas: tuple[str, ...]
    raises_to: str
    who: tuple[str, ...] = ()
    reads: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class YouNow:
    """The whole table. `areas` are in the order of their gravity."""

    names: Annotated[Mapping[str, str], Named("name", Text())]
    """The short names of those who must hear."""
    who: Mapping[str, WhoFacts]
    areas: Mapping[str, AreaFacts]
    gates: Mapping[str, GateFacts]
    further: Mapping[str, tuple[str, ...]]
    """The lesser area of "This also involves", and the graver ones that it may be listed under."""
    ranks: Mapping[str, Mapping[str, str]]
    """How soon the unit must look, by area and who (webapp/reports/rules.py)."""
    cells: Mapping[str, Mapping[str, Cell]]
    """By area and who."""
    pages: Mapping[str, tuple[Act, ...]]
    sources: Mapping[str, str]
    """Where each of `pages` comes from, in a sentence."""
    lead: Mapping[str, tuple[GuidanceLine, ...]]
    """What today's practice adds to the lead's work, by area."""
    ticks: Mapping[str, str]

    def gates_before(self, areas: tuple[str, ...], who: str) -> list[str]:
        """The questions between these answers and the steps: those of every area."""
        return [
            gate.asks
            for gate in self.gates.values()
            if set(areas) & set(gate.areas) and (not gate.who or who in gate.who)
        ]

    def cell(self, area: str, who: str) -> Cell:
        """What this who of this area reads: its own lines, else those of another who."""
        like = self.areas[area].like
        own = self.cells[like].get(who)
        return own or self.cells[like][self.who[who].lines]
