"""Builds the worker's own next acts (you-now.yaml): lines, who must hear, gates, pages. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from webapp.guidance.source.shapes import Contact, GuidanceLine
from webapp.vocabulary.behaviour import Area, Gate, Who
from webapp.vocabulary.path import PATH_FIELDS

Data = Mapping[str, Any]
FindContacts = Callable[[Data, str], tuple[Contact, ...]]

LINE_KEYS = {"text", "from", "tick", "contacts", "alone"}
HEAR_KEYS = {"who", "when", "alone"}
# The fields of a path that a gate sets.
GATES = tuple(name for name, field in PATH_FIELDS.items() if field.term is Gate)
# Those who act on what they hear, and must hear it by themselves.
AGENCIES = ("police-101", "social-care", "adult-social-care", "lado")
AT_ONCE = re.compile(r"(now|at once)\b(?!.*\b(if|unless|or today)\b)")
DEADLINE = re.compile(r"within 1 working day\b")


@dataclass(frozen=True)
class Act:
    """One line of "You, now".

    `rules`: the names of the rules behind it. `instead`: other words for one who or one area, by
    its code, for a gate answered yes or not sure, or for both. `alone`: what whoever is the lead or
    works alone reads for `text`, if it is not empty. `tick`: what a tick keeps; empty for a
    prohibition, which cannot be done.
    """

    text: str
    rules: tuple[str, ...]
    instead: Mapping[str, str]
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
    name: str
    when: str
    instead: Mapping[str, str] = field(default_factory=dict)
    alone: str = ""
    alone_who: str = ""
    alone_name: str = ""

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

    lines: str
    did: str
    know: tuple[MustHear, ...] = ()


@dataclass(frozen=True)
class AreaFacts:
    """`like`: the area whose lines it reads; `short`: its name beside a graver one.

    `page_for`: another page beneath for one who.
    """

    like: str
    short: str = ""
    page: str = ""
    page_for: Mapping[str, str] | None = None
    steps: tuple[str, ...] = ()

    def page_beneath(self, who: str) -> str:
        """The name of the page that opens beneath; empty where the tables have it all."""
        return (self.page_for or {}).get(who, self.page)


@dataclass(frozen=True)
class GateFacts:
    """A question that comes before the steps of these areas; no `who`: for everybody.

    `in_short` says in a few words which answers count.
    """

    asks: str
    in_short: str
    areas: tuple[str, ...]
    who: tuple[str, ...]


@dataclass(frozen=True)
class YouNow:
    """The whole table. `areas` are in the order of their gravity."""

    who: Mapping[str, WhoFacts]
    areas: Mapping[str, AreaFacts]
    gates: tuple[GateFacts, ...]
    further: Mapping[str, tuple[str, ...]]
    """The lesser area of "This also involves", and the graver ones that it may be listed under."""
    cells: Mapping[tuple[str, str], Cell]
    pages: Mapping[str, tuple[Act, ...]]
    sources: Mapping[str, str]
    """Where each of `pages` comes from, in a sentence."""
    lead: Mapping[str, tuple[GuidanceLine, ...]]
    """What today's practice adds to the lead's work, by area."""
    ticks: Mapping[str, str]
    names: Mapping[str, str]
    """The short names of those who must hear."""

    def gates_before(self, areas: tuple[str, ...], who: str) -> list[str]:
        """The questions between these answers and the steps: those of every area."""
        return [
            gate.asks
            for gate in self.gates
            if set(areas) & set(gate.areas) and (not gate.who or who in gate.who)
        ]

    def cell(self, area: str, who: str) -> Cell:
        """What this who of this area reads: its own lines, else those of another who."""
        like = self.areas[area].like
        own = self.cells.get((like, who))
        return own or self.cells[like, self.who[who].lines]


def build_you_now(data: Data, find_contacts: FindContacts) -> YouNow:
    """The table of `data`. Raises KeyError for a missing cell, name or word."""
    builder = _Builder(data["names"], find_contacts)
    return YouNow(
        who={code: builder.who(code, data["who"][code]) for code in Who},
        areas={code: _area(code, facts) for code, facts in data["areas"].items()},
        gates=tuple(
            GateFacts(asks, gate["in_short"], tuple(gate["areas"]), tuple(gate.get("who", ())))
            for asks, gate in data["gates"].items()
        ),
        further={lesser: tuple(graver) for lesser, graver in data["further"].items()},
        cells={
            (area, code): builder.cell(cell, f"{area}, {code}")
            for area, cells in data["cells"].items()
            for code, cell in cells.items()
        },
        pages={name: builder.acts(page, f"page {name}") for name, page in data["pages"].items()},
        sources={name: data["sources"][name] for name in data["pages"]},
        lead={area: builder.lines(added, f"lead, {area}") for area, added in data["lead"].items()},
        ticks=data["ticks"],
        names=data["names"],
    )


@dataclass(frozen=True)
class _Builder:
    """`names`: the short names of those who must hear."""

    names: Mapping[str, str]
    find_contacts: FindContacts

    def who(self, code: str, facts: Data) -> WhoFacts:
        know = self.know(facts.get("know", ()), code)
        return WhoFacts(facts.get("lines", code), facts["did"], know)

    def cell(self, cell: Data, where: str) -> Cell:
        return Cell(self.acts(cell["lines"], where), self.know(cell["know"], where))

    def acts(self, entries: Iterable[Data], where: str) -> tuple[Act, ...]:
        return tuple(_act(line, self.find_contacts, where) for line in entries)

    def know(self, entries: Iterable[Data], where: str) -> tuple[MustHear, ...]:
        return tuple(
            MustHear(
                who=each["who"],
                name=self.names[each["who"]],
                when=each["when"],
                instead=_instead(each, HEAR_KEYS, where),
                alone=each.get("alone", ""),
            )
            for each in entries
        )

    def lines(self, entries: Iterable[Data], where: str) -> tuple[GuidanceLine, ...]:
        return tuple(
            GuidanceLine(each["text"], self.find_contacts(each, where)) for each in entries
        )


def _area(code: str, facts: Data) -> AreaFacts:
    return AreaFacts(
        like=facts.get("like", code),
        short=facts.get("short", ""),
        page=facts.get("page", ""),
        page_for=facts.get("page_for"),
        steps=tuple(facts.get("steps", ())),
    )


def _act(entry: Data, find_contacts: FindContacts, where: str) -> Act:
    return Act(
        text=entry["text"],
        rules=tuple(entry.get("from", "").split()),
        instead=_instead(entry, LINE_KEYS, where),
        contacts=find_contacts(entry, where),
        tick=entry.get("tick", ""),
        alone=entry.get("alone", ""),
    )


def _instead(entry: Data, keys: set[str], where: str) -> dict[str, str]:
    """The other words of an entry, by the code of their who, gate or area. Raises KeyError."""
    instead = {name: text for name, text in entry.items() if name not in keys}
    known = {*Who, *Area, *GATES, *(f"{who}+{gate}" for who in Who for gate in GATES)}
    unknown = sorted(instead.keys() - known)
    if unknown:
        raise KeyError(f"{where}: {', '.join(unknown)}")
    return instead
