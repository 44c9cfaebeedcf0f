"""Folds the reports of one incident, and the unit's acts on them, into its columns. Pure.

Every column of an incident but its id is made here, so it can be made again at any time.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from webapp.incidents.delays import delays_of
from webapp.incidents.facts import (
    Facts,
    advice_facts,
    day_fact,
    several_facts,
    single_facts,
)
from webapp.incidents.together import Together, Told, read_together
from webapp.incidents.work.in_hand import NOTHING_DONE, Ended, InHand, UnitCall
from webapp.incidents.work.ringing import called
from webapp.incidents.work.supervision.sample import is_in_sample
from webapp.reports.derived import RANKED_BY
from webapp.reports.reached import is_about_lead
from webapp.vocabulary.lane import Lane
from webapp.vocabulary.rank import Rank
from webapp.vocabulary.times import UK
from webapp.vocabulary.working_hours import Calendar

RANKS = tuple(Rank)


class Folded(NamedTuple):
    """The columns of an incident by name, and its facts with several answers."""

    columns: dict[str, Any]
    facts: Facts


def fold(
    reports: Sequence[Told],
    *,
    calendar: Calendar,
    work: InHand = NOTHING_DONE,
    count: int | None = None,
    chosen: int | None = None,
    task_due: date | None = None,
) -> Folded:
    """Fold at least one report.

    The `calendar` of the unit measures how long it took to receive. `work` is what the acts on it
    come to; `count` is the number of reports, if it is more than are given. `chosen` is the
    organisation that somebody chose by hand; `task_due` the day on which the next of its open tasks
    is due.

    Each chain is read as a whole. Between chains lists are united, single answers come from the
    oldest chain, and the gravest rank counts. Each chain of that rank must have reached somebody:
    a call made about one is no call about another, unless whoever joined them chose so.
    """
    told = sorted(reports, key=lambda each: each.number)
    by_chain = _by_chain(told)
    chains = [read_together(chain) for chain in by_chain.values()]
    rank = _gravest(chains)
    about_lead = any(is_about_lead(chain.path) for chain in chains)
    reached = _is_reached(by_chain, chains, work, rank=rank, about_lead=about_lead)
    ring_first = RANKS[rank] is Rank.NOW and not reached
    columns = {
        "first_sequence": told[0].number,
        "last_sequence": told[-1].number,
        "counted_on": _counted_on(told),
        "rank": rank,
        "fell_from": _fell_from(told, rank),
        "reached": reached,
        "about_lead": about_lead,
        "incomplete": all(chain.incomplete for chain in chains),
        "ranked_by": RANKED_BY,
        "organisation_id": chosen or _organisation(told),
        **_single(told[0], chains, calendar),
        **_next(told),
        "called": called(_since(work.calls, *chains)).value if ring_first else None,
        **_work(told, work, count or len(told), task_due, ring_first=ring_first),
    }
    columns["to_look_at"] = _is_to_look_at(columns, work)
    return Folded(columns, frozenset().union(*_facts(chains, work)))


def _facts(chains: Sequence[Together], work: InHand) -> Iterator[Facts]:
    for chain in chains:
        yield several_facts(chain.path, chain.answers)
        yield advice_facts(chain.path, chain.answers, work.told)


def _chains(told: Sequence[Told]) -> list[Together]:
    """Each chain as a whole, the oldest first."""
    return [read_together(chain) for chain in _by_chain(told).values()]


def _by_chain(told: Sequence[Told]) -> dict[int, list[Told]]:
    by_chain: dict[int, list[Told]] = {}
    for each in told:
        by_chain.setdefault(each.chain, []).append(each)
    return by_chain


def _is_reached(
    by_chain: Mapping[int, Sequence[Told]],
    chains: Sequence[Together],
    work: InHand,
    *,
    rank: int,
    about_lead: bool,
) -> bool:
    """Whether somebody who can act knows of each chain of the gravest rank."""
    of_it = {number: {number, *(one.number for one in told)} for number, told in by_chain.items()}
    spoken = [call for call in work.calls if call.reaches(about_lead=about_lead)]
    whole = dict(zip(of_it, chains, strict=True))
    reached = {
        chain
        for chain, numbers in of_it.items()
        if not whole[chain].nobody_reached
        or any(not numbers.isdisjoint(call.chains) for call in _since(spoken, whole[chain]))
    }
    # A shared call counts as long as the chain that it was made about is still here.
    for _ in work.shared:
        for several in work.shared:
            among = {chain for chain, numbers in of_it.items() if not numbers.isdisjoint(several)}
            if not among.isdisjoint(reached):
                reached |= among
    gravest = {chain for chain, one in whole.items() if RANKS.index(one.rank) == rank}
    return gravest <= reached


def _since(calls: Sequence[UnitCall], *chains: Together) -> list[UnitCall]:
    """The calls made since all that makes these chains grave is known."""
    known = max((chain.graver_since for chain in chains if chain.graver_since), default=None)
    return [call for call in calls if known is None or call.at >= known]


def _counted_on(told: Sequence[Told]) -> date:
    """The UK day of the first arrival, or that of paper which the unit had before."""
    first = told[0].on_paper or told[0].arrived.astimezone(UK).date()
    return min([first, *(each.on_paper for each in told if each.on_paper)])


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


def _single(first: Told, chains: Sequence[Together], calendar: Calendar) -> dict[str, str | None]:
    """Single answers, of the oldest chain that has one; and how long the first report took."""
    found: dict[str, str | None] = {}
    for chain in reversed(chains):
        given = {**single_facts(chain.answers), "incident_date": day_fact(chain.answers)}
        found |= {name: code for name, code in given.items() if code or name not in found}
    return {**found, **delays_of(first, found["incident_date"], calendar)}


def _organisation(told: Sequence[Told]) -> int | None:
    """Of the oldest chain that has one; within it the newest, as a correction may correct it."""
    oldest = next((each.chain for each in told if each.organisation), None)
    found = (each.organisation for each in reversed(told) if each.chain == oldest)
    return next(filter(None, found), None)


def _next(told: Sequence[Told]) -> dict[str, int]:
    """The report to open next: the first that nobody has marked as received."""
    waiting = (each.number for each in told if each.received_at is None)
    return {"next_sequence": next(waiting, told[0].number)}


def _work(
    told: Sequence[Told], work: InHand, count: int, task_due: date | None, *, ring_first: bool
) -> dict[str, Any]:
    """Its lane, who has it, and until when. Nobody has what is done with, and nothing is due."""
    lane, done_at = _lane(told, work, count, ring_first=ring_first)
    return {
        "not_rung_since": _not_rung_since(told) if ring_first and lane is Lane.NEW else None,
        "lane": lane.value,
        "closed_at": done_at,
        "outcome": work.closed.outcome if work.closed and lane is Lane.CLOSED else None,
        "reopened": done_at is None and (work.reopened or work.closed is not None),
        "version": work.version,
        **_in_hand(work, task_due, is_waiting=lane is Lane.WAITING, is_done=done_at is not None),
    }


def _lane(
    told: Sequence[Told], work: InHand, count: int, *, ring_first: bool
) -> tuple[Lane, datetime | None]:
    """The lane, and when the incident was done with.

    One report more than whoever closed it had seen, or set it aside, and it is new again: it is new
    until every report is marked as received, and, of rank now, until somebody was reached.
    """
    for lane, ended in ((Lane.SET_ASIDE, work.set_aside), (Lane.CLOSED, work.closed)):
        if ended and ended.covers(told[-1].number, count) and may_end(ended, ring_first=ring_first):
            return lane, ended.at
    if any(each.received_at is None for each in told):
        return Lane.NEW, None
    if all(each.is_erased for each in told):
        return Lane.CLOSED, max(each.received_at for each in told if each.received_at)
    if ring_first:
        return Lane.NEW, None
    return (Lane.WAITING if work.waiting_for else Lane.OPEN), None


def may_end(ended: Ended, *, ring_first: bool) -> bool:
    """Whether this act may end an incident: by whatever way it was added, this is asked.

    What is of rank now, with nobody reached, ends only by a reason that another person has read.
    """
    return not ring_first or ended.is_excused


def _not_rung_since(told: Sequence[Told]) -> datetime | None:
    """Since when all of it is received, though nobody was reached; None while some is not."""
    received = [each.received_at for each in told]
    return max(one for one in received if one) if all(received) else None


def _is_to_look_at(columns: dict[str, Any], work: InHand) -> bool:
    """Whether a lead must look at how it was closed."""
    if work.closed is None or work.looked_at or columns["lane"] != Lane.CLOSED:
        return False
    return is_in_sample(columns["rank"], closing=work.closed.act)


def _in_hand(
    work: InHand, task_due: date | None, *, is_waiting: bool, is_done: bool
) -> dict[str, Any]:
    until = work.waiting_until if is_waiting else None
    due = None if is_done else min(filter(None, (until, task_due)), default=None)
    return {
        "owner_id": None if is_done else work.owner,
        "owned": not is_done and work.owner is not None,
        "given_seen": is_done or work.given_seen,
        "waiting_for": work.waiting_for if is_waiting else None,
        "waiting_until": until,
        "due_on": due,
    }
