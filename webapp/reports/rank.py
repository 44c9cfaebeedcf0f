"""Ranks a report: how soon the unit must look at it, and whether somebody must be rung first. Pure.

The phone's twin is `static/js/report/rank.js`; a property test compares the two. The ranks of a
path are data: `webapp/guidance/content/you-now.yaml`.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from webapp.reports.checks import Answers
from webapp.reports.codes import as_codes
from webapp.reports.reached import is_about_lead, nobody_reached
from webapp.reports.rules import RULES
from webapp.vocabulary.rank import Rank

Path = Mapping[str, Any]
RANKS = RULES["ranks"]
RANKED = tuple(Rank)
GATES = {
    area: [(name, gate) for name, gate in RANKS["gates"].items() if area in gate["areas"]]
    for area in RANKS["areas"]
}
ADULT = 18


def rank_of(path: Path | None, answers: Answers) -> Rank:
    """The gravest rank that the path, the form's own answers or their danger gives; else routine.

    What the path fills in is judged by the path alone. A gate that was not asked, and an unknown
    area, danger or answer to a gate, count as not sure; an unknown who as met online.
    """
    path = path or {}
    if is_in_danger(path, answers):
        return Rank.NOW
    found = [*_of_path(path), *_of_form(path, answers)]
    if is_about_lead(path):
        found.append(Rank.TODAY)
    return next((rank for rank in RANKED if rank in found), Rank.ROUTINE)


def must_ring_first(path: Path | None, answers: Answers) -> bool:
    """Whether the rank is now and nobody is reached: the worker is told before and after saving."""
    return rank_of(path, answers) is Rank.NOW and nobody_reached(path, answers)


def is_in_danger(path: Path | None, answers: Answers) -> bool:
    """Whether somebody is or may be in danger, by path or form."""
    return any(_first(given or {}, "danger") not in ("", "no") for given in (path, answers))


def _of_path(path: Path) -> Iterator[str]:
    areas = as_codes(path.get("areas"))
    who = _who_did_it(path)
    for given in areas:
        area = given if given in RANKS["areas"] else "not_sure"
        ranks = RANKS["areas"][area]
        yield ranks.get(who, ranks["other"])
        for name, gate in GATES[area]:
            is_asked = who in gate.get("who", [who])
            if is_asked and _first(path, name) != "no":
                yield gate["raises_to"]


def _who_did_it(path: Path) -> str:
    """The path's answer; what is not known, or not answered, counts as met online."""
    who = _first(path, "who")
    return who if who in RANKS["who"] else "online"


def _of_form(path: Path, answers: Answers) -> Iterator[str]:
    only_adults = _parties(path, answers) == {"adult_on_adult"}
    child = only_adults and _names_child(answers)
    if child or _first(answers, "adult_pair") == "other":
        yield Rank.TODAY
    judged = _filled_in(path)
    for code in as_codes(answers.get("types")):
        if code in RANKS["types"] and code not in judged:
            yield RANKS["types"][code][only_adults and not child]
    if "adult_on_child" in as_codes(answers.get("parties")) and not _path_says_who(path):
        yield Rank.TODAY


def _filled_in(path: Path) -> list[str]:
    """The types that the path's areas fill in."""
    areas = as_codes(path.get("areas"))
    return [code for area in areas for code in RULES["prefill"].get(area, {}).get("types", [])]


def _parties(path: Path, answers: Answers) -> set[str]:
    """Every pair that path or form names."""
    named = {*as_codes(path.get("parties")), *as_codes(answers.get("parties"))}
    if who := _first(path, "who"):
        named.add("adult_on_adult" if who == "adult_to_adult" else who)
    return named


def _path_says_who(path: Path) -> bool:
    """Whether the path itself says that an adult did it to a child, and so has ranked that."""
    return _who_did_it(path) in RANKS["adults"] and bool(as_codes(path.get("areas")))


def _names_child(answers: Answers) -> bool:
    ages = answers.get("ages")
    return isinstance(ages, list) and any(age < ADULT for age in ages)


def _first(given: Mapping[str, Any], name: str) -> str:
    """The one code of an answer; "" without an answer."""
    code = given.get(name)
    return code if isinstance(code, str) else next(iter(as_codes(code)), "")
