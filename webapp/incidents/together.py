"""Reads a report together with its corrections: the last answer to each question wins. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from webapp.reports.derived import RANKED_BY, Reached
from webapp.reports.rank import is_in_danger, rank_of
from webapp.reports.reached import is_about_lead, nobody_reached
from webapp.reports.validation import is_incomplete
from webapp.vocabulary.rank import Rank

RANKS = {rank.value: rank for rank in Rank}


class Alone(NamedTuple):
    """What follows from a report by itself: it is stored beside it (derived.py)."""

    rank: Rank
    nobody_reached: bool
    incomplete: bool


def alone(row: Mapping[str, Any]) -> Alone | None:
    """What is stored beside a report, if today's rules derived it."""
    if row["ranked_by"] != RANKED_BY:
        return None
    unreached = is_unreached(row["reached"], about_lead=row["about_lead"])
    return Alone(RANKS[row["rank"]], unreached, row["incomplete"])


def is_unreached(reached: int, *, about_lead: bool) -> bool:
    """Whether nobody who can act was spoken to; `reached` is a Reached."""
    return reached <= (Reached.LEAD_ONLY if about_lead else Reached.NOBODY)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One report, as far as its incident follows from it. `saved_at`: by the phone's clock, as
    it wrote it. `received_at`: marked by the unit.

    `organisation`: the number of the one that its words mean, if somebody has confirmed that.
    `is_opened`: somebody at the unit has opened it. `on_paper`: the day on which it
    arrived, if on paper.
    """

    number: int
    chain: int
    report_id: str
    amends: str | None
    path: Mapping[str, Any] | None
    answers: Mapping[str, Any]
    arrived: datetime
    saved_at: str = ""
    received_at: datetime | None = None
    alone: Alone | None = None
    organisation: int | None = None
    is_opened: bool = False
    is_erased: bool = False
    on_paper: date | None = None


class Together(NamedTuple):
    """Path and answers of a whole chain, and what follows from them."""

    path: Mapping[str, Any]
    answers: Mapping[str, Any]
    rank: Rank
    nobody_reached: bool
    incomplete: bool
    graver_since: datetime | None = None
    """When a correction came that made it one for now, or told of a danger."""


def read_together(chain: Sequence[Told]) -> Together:
    """The original first, then its corrections. Calls add up.

    Who was told before a danger was known, or that it cannot wait, has not been told of it. That it
    is about the lead, or somebody close to them, is never taken back: the lead may have written the
    correction.
    """
    if len(chain) == 1 and chain[0].alone:
        return Together(chain[0].path or {}, chain[0].answers, *chain[0].alone)
    path: dict[str, Any] = {}
    answers: dict[str, Any] = {}
    calls: list[Any] = []
    gravest, since, heard = (False, False), None, 0
    for place, told in enumerate(in_order(chain)):
        path |= told.path or {}
        answers |= told.answers
        if place and _gravity(path, answers) > gravest:
            since, heard = told.arrived, len(calls)
        gravest = max(gravest, _gravity(path, answers))
        if isinstance(rung := told.answers.get("rung"), list):
            calls += rung
    if calls:
        answers["rung"] = calls
    if any(is_about_lead(told.path) for told in chain):
        path["about_lead"] = "yes"
    is_correction = all(told.amends is not None for told in chain)
    return Together(
        path,
        answers,
        rank=rank_of(path, answers),
        nobody_reached=nobody_reached(path, {"rung": calls[heard:]}),
        incomplete=is_incomplete(answers, correction=is_correction),
        graver_since=since,
    )


def _gravity(path: Mapping[str, Any], answers: Mapping[str, Any]) -> tuple[bool, bool]:
    """Whether it is for now, and whether somebody is or may be in danger."""
    return rank_of(path, answers) is Rank.NOW, is_in_danger(path, answers)


def in_order(chain: Sequence[Told]) -> list[Told]:
    """Sort by the way to the original, whatever arrived first; equals by arrival.

    Reports that amend each other in a circle come last.
    """
    left = sorted(chain, key=lambda told: told.number)
    ids = {told.report_id for told in left}
    placed = [told for told in left if told.amends not in ids]
    step = placed
    while step:
        numbers, before = ({told.number for told in step}, {told.report_id for told in step})
        left = [told for told in left if told.number not in numbers]
        step = [told for told in left if told.amends in before]
        placed = placed + step
    return placed + left
