"""Folds the reports of one incident, and the unit's acts on them, into its columns. Pure.

Every column of an incident but its id is made here, so it can be made again at any time.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from webapp.incidents.facts import Facts, day_fact, several_facts, single_facts
from webapp.incidents.together import Together, Told, read_together
from webapp.reports.derived import RANKED_BY
from webapp.reports.reached import is_about_lead
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.times import UK

RANKS = tuple(Rank)


class LeftOut(NamedTuple):
    """Somebody set the incident aside as not a report: when it had `reports`, up to `newest`."""

    at: datetime
    newest: int
    reports: int

    def covers(self, newest: int, reports: int) -> bool:
        """Whether nothing has come since: then the incident is still no report."""
        return (self.newest, self.reports) == (newest, reports)


class Folded(NamedTuple):
    """The columns of an incident by name, and its facts with several answers."""

    columns: dict[str, Any]
    facts: Facts


def fold(
    reports: Sequence[Told],
    *,
    left_out: LeftOut | None = None,
    count: int | None = None,
    chosen: int | None = None,
) -> Folded:
    """Fold at least one report.

    `left_out` is the latest such act that nobody took back; `count` is the number of reports, if it
    is more than are given. `chosen` is the organisation that somebody chose by hand.

    Each chain is read as a whole. Between chains lists are united, single answers come from the
    oldest chain, the gravest rank counts, and it is enough that one reached somebody.
    """
    told = sorted(reports, key=lambda each: each.number)
    chains = _chains(told)
    rank = _gravest(chains)
    columns = {
        "first_sequence": told[0].number,
        "last_sequence": told[-1].number,
        "counted_on": told[0].arrived.astimezone(UK).date(),
        "rank": rank,
        "fell_from": _fell_from(told, rank),
        "reached": not all(chain.nobody_reached for chain in chains),
        "about_lead": any(is_about_lead(chain.path) for chain in chains),
        "incomplete": all(chain.incomplete for chain in chains),
        "ranked_by": RANKED_BY,
        "organisation_id": chosen or _organisation(told),
        **_single(chains),
        **_lane(told),
        **_set_aside(told, left_out, count or len(told)),
    }
    facts = (several_facts(chain.path, chain.answers) for chain in chains)
    return Folded(columns, frozenset().union(*facts))


def _chains(told: Sequence[Told]) -> list[Together]:
    """Each chain as a whole, the oldest first."""
    by_chain: dict[int, list[Told]] = {}
    for each in told:
        by_chain.setdefault(each.chain, []).append(each)
    return [read_together(chain) for chain in by_chain.values()]


def _gravest(chains: Sequence[Together]) -> int:
    """0 for now, 1 for today, 2 for routine: the least is the gravest."""
    return min(RANKS.index(chain.rank) for chain in chains)


def _fell_from(told: Sequence[Told], rank: int) -> int | None:
    """The gravest rank since somebody last opened one of them, if it is graver than now."""
    if len(told) == 1:
        return None
    opened = [place for place, each in enumerate(told, start=1) if each.is_opened]
    seen = max(opened, default=1)
    before = [_gravest(_chains(told[:count])) for count in range(seen, len(told))]
    gravest = min(before, default=rank)
    return gravest if gravest < rank else None


def _single(chains: Sequence[Together]) -> dict[str, str | None]:
    """Single answers: of the oldest chain that has one."""
    found: dict[str, str | None] = {}
    for chain in reversed(chains):
        given = {**single_facts(chain.answers), "incident_date": day_fact(chain.answers)}
        found |= {name: code for name, code in given.items() if code or name not in found}
    return found


def _organisation(told: Sequence[Told]) -> int | None:
    """Of the oldest chain that has one; within it the newest, as a correction may correct it."""
    oldest = next((each.chain for each in told if each.organisation), None)
    found = (each.organisation for each in reversed(told) if each.chain == oldest)
    return next(filter(None, found), None)


def _lane(told: Sequence[Told]) -> dict[str, Any]:
    """New until every report is marked as received. `next_sequence` is the report to open next."""
    waiting = [each.number for each in told if each.received_at is None]
    if waiting:
        return {"lane": Lane.NEW.value, "closed_at": None, "next_sequence": waiting[0]}
    marks = [each.received_at for each in told if each.received_at]
    return {
        "lane": Lane.CLOSED.value,
        "closed_at": max(marks),
        "next_sequence": told[0].number,
    }


def _set_aside(told: Sequence[Told], left_out: LeftOut | None, count: int) -> dict[str, Any]:
    """Left out until another report comes: then it is as if nobody had set it aside."""
    if left_out is None or not left_out.covers(told[-1].number, count):
        return {}
    return {"lane": Lane.LEFT_OUT.value, "closed_at": left_out.at}
