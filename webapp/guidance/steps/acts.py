"""Selects what the worker does now, and who needs to know, for a path. Pure.

Source: the table in content/you-now.yaml. Of two areas the stronger of both stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import GuidanceLine, Step
from webapp.guidance.source.you_now import GATES, Act, MustHear, YouNow
from webapp.guidance.steps.alone import add_words_alone
from webapp.guidance.steps.uniting import ActLine, Part, unite
from webapp.vocabulary.behaviour import Area, Gate, Who
from webapp.vocabulary.term import label_of


@dataclass(frozen=True)
class Acts:
    """What a worker sees of an outcome before opening anything, and what opens beneath.

    `title` and `did` say what it is. `page` is what opens where the source has no table, and
    `sources` say where that comes from; `lead` is what today's practice adds to the lead's work.
    """

    title: str
    did: str
    lines: tuple[ActLine, ...]
    know: tuple[MustHear, ...]
    page: tuple[ActLine, ...]
    sources: tuple[str, ...]
    lead: tuple[GuidanceLine, ...]
    steps: tuple[Step, ...]
    about_lead: bool
    has_legal_duty: bool
    has_report_remove: bool
    asks_about_threats: bool

    @property
    def rings_lead(self) -> bool:
        """Whether the lead's button is offered: never where it is about the lead."""
        return not self.about_lead


def select_acts(path: TriagePath, content: Content) -> Acts:
    """The worker's acts on a complete path."""
    table, areas = content.you_now, path.areas
    assert path.who  # noqa: S101 - a complete path has it
    who, is_about_lead = path.harms_child or path.who, path.who == Who.LEAD
    keys = _keys(path, who)
    parts = [_part(table, area, keys, who) for area in areas]
    lines, know = unite(parts, content.stronger, has_child=path.involves_child)
    beneath = (table.areas[area].page_beneath(who) for area in areas)
    pages = dict.fromkeys(page for page in beneath if page)
    return Acts(
        title=". ".join([label_of(Area, areas[0]), *(table.areas[one].short for one in areas[1:])]),
        did=table.who[path.who].did,
        lines=lines,
        know=tuple(add_words_alone(know, names=table.names, has_child=path.involves_child)),
        page=tuple(
            _line(line, [*keys, areas[0]], is_about_lead)
            for page in pages
            for line in table.pages[page]
        ),
        sources=tuple(table.sources[page] for page in pages),
        lead=_lead(table, areas),
        steps=tuple(content.steps[name] for area in areas for name in table.areas[area].steps),
        about_lead=is_about_lead,
        has_legal_duty=path.may_be_sexual and path.involves_child,
        has_report_remove=path.involves_child and bool({Area.NUDE, Area.THREATS} & set(areas)),
        asks_about_threats=bool({Area.NUDE, Area.BULLYING} & set(areas))
        and Area.THREATS not in areas,
    )


def _keys(path: TriagePath, who: str) -> list[str]:
    """By which codes a line may have other words, the most particular first.

    Who did it, and the gates not answered no.
    """
    gates = [name for name in GATES if getattr(path, name, None) in (Gate.YES, Gate.NOT_SURE)]
    return [*(f"{who}+{gate}" for gate in gates), who, *gates]


def _line(act: Act, keys: list[str], is_about_lead: bool) -> ActLine:
    text = _words(act.text, act.instead, keys)
    alone = act.alone if text == act.text and not is_about_lead else ""
    return ActLine(text, act.contacts, act.tick, act.rules, alone)


def _words(usual: str, instead: Mapping[str, str], keys: list[str]) -> str:
    """The words of the first of these codes that has its own, else the usual ones."""
    return next((instead[key] for key in keys if key in instead), usual)


def _part(table: YouNow, area: str, keys: list[str], who: str) -> Part:
    """What one area says; never of a lead whom it is about."""
    cell, keys = table.cell(area, who), [*keys, area]
    hearers = [_hearer(one, keys, who) for one in (*cell.know, *table.who[who].know)]
    named = {one.who: one for one in reversed(hearers) if one.when}
    return Part(
        lines=tuple(_line(act, keys, who == Who.LEAD) for act in cell.lines),
        know=tuple(
            one
            for one in hearers
            if one is named.get(one.who) and (one.who, who) != ("my-lead", Who.LEAD)
        ),
    )


def _hearer(one: MustHear, keys: list[str], who: str) -> MustHear:
    when = _words(one.when, one.instead, keys)
    alone = one.alone if when == one.when and who != Who.LEAD else ""
    return replace(one, when=when, alone=alone)


def _lead(table: YouNow, areas: Sequence[str]) -> tuple[GuidanceLine, ...]:
    added = [line for area in areas for line in table.lead.get(area, ())]
    return tuple(dict.fromkeys(added))
