"""Who has an incident in hand, and how far the work on it is: a fold of the acts on it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from webapp.vocabulary.act import ActKind
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.knows import Knows
from webapp.vocabulary.waiting_for import WaitingFor

# Who can act on it when the unit has spoken to them. The family cannot be presumed safe.
CAN_ACT_ON_A_LEAD = frozenset({WaitingFor.SOCIAL_CARE, WaitingFor.POLICE, WaitingFor.LADO})
CAN_ACT = CAN_ACT_ON_A_LEAD | {WaitingFor.ORGANISATION}
KNOWS = frozenset(Knows) - {Knows.NOBODY}
KNOWS_OF_OTHERS = KNOWS - {Knows.LEAD}

TAKES, ENDS_WAITING = {ActKind.TAKEN, ActKind.GIVEN, ActKind.PUT_BACK}, {ActKind.GOES_ON}


class Done(NamedTuple):
    """An act that nobody has taken back; `by` is the number of a person."""

    number: int
    kind: str
    by: int
    at: datetime
    coded: Mapping[str, Any]


class Ended(NamedTuple):
    """Somebody closed the incident, or set it aside: when it had `reports`, up to `newest`.

    `act` is the number of that act; `second` that of whoever else read why, and `excuse` the reason
    given, where nobody was ever reached.
    """

    at: datetime
    newest: int
    reports: int
    outcome: str | None = None
    act: int = 0
    second: int | None = None
    excuse: str | None = None

    def covers(self, newest: int, reports: int) -> bool:
        """Whether nothing has come since. Until then the incident is done with."""
        return (self.newest, self.reports) == (newest, reports)

    @property
    def is_excused(self) -> bool:
        """Whether another person read a reason why nobody was reached."""
        return self.excuse is not None and self.second is not None


class UnitCall(NamedTuple):
    """A call of the unit. `chains` are those its incident had: it reaches nobody about others.

    `knows` is who knows, as the worker said when they spoke; None until that is noted.
    """

    whom: str
    result: str
    at: datetime
    chains: frozenset[int]
    knows: frozenset[str] | None = None

    @property
    def is_spoken(self) -> bool:
        """Whether somebody answered."""
        return self.result == CallResult.SPOKE

    def reaches(self, *, about_lead: bool) -> bool:
        """Whether somebody who can act knows now. What is about the lead is no news to their club.

        A worker who was alone with it is reached once somebody else knows.
        """
        if not self.is_spoken:
            return False
        if self.whom == WaitingFor.WORKER:
            known = KNOWS_OF_OTHERS if about_lead else KNOWS
            return not known.isdisjoint(self.knows or ())
        return self.whom in (CAN_ACT_ON_A_LEAD if about_lead else CAN_ACT)


class InHand(NamedTuple):
    """What the acts come to.

    `owner` is the number of the person who has it; `given_seen` is false while they have not looked
    at what was given to them. It waits for a WaitingFor until a day. `calls` are those of the unit,
    the first made first; `shared` the chains that one call counts for, as who joined them chose.
    `told`: each WaitingFor to whom the unit spoke, or whom it
    told. A lead `looked_at` it since it was closed. `version` is the number of the latest act.
    """

    owner: int | None = None
    given_seen: bool = True
    waiting_for: str | None = None
    waiting_until: date | None = None
    closed: Ended | None = None
    set_aside: Ended | None = None
    reopened: bool = False
    calls: tuple[UnitCall, ...] = ()
    shared: tuple[frozenset[int], ...] = ()
    told: frozenset[str] = frozenset()
    looked_at: bool = False
    version: int = 0


NOTHING_DONE = InHand()


def in_hand(acts: Sequence[Done]) -> InHand:
    """Fold the acts on one incident, in any order."""
    done = sorted(acts, key=lambda act: act.number)
    if not done:
        return NOTHING_DONE
    waits = _latest(done, {ActKind.WAITS} | ENDS_WAITING)
    is_waiting = waits is not None and waits.kind == ActKind.WAITS
    end = _latest(done, {ActKind.CLOSED, ActKind.LOOKED_AT})
    return InHand(
        owner=_owner(done),
        given_seen=_is_seen(done),
        waiting_for=waits.coded["for"] if waits and is_waiting else None,
        waiting_until=date.fromisoformat(waits.coded["until"]) if waits and is_waiting else None,
        closed=_ended(_latest(done, {ActKind.CLOSED})),
        set_aside=_ended(_latest(done, {ActKind.SET_ASIDE})),
        reopened=_latest(done, {ActKind.REOPENED}) is not None,
        calls=_calls(done),
        shared=tuple(frozenset(act.coded["shared"]) for act in done if "shared" in act.coded),
        told=frozenset(
            act.coded["whom"] for act in done if _spoke(act) or act.kind == ActKind.TOLD
        ),
        looked_at=end is not None and end.kind == ActKind.LOOKED_AT,
        version=done[-1].number,
    )


def _latest(done: Sequence[Done], kinds: set[ActKind]) -> Done | None:
    return next((act for act in reversed(done) if act.kind in kinds), None)


def _spoke(act: Done) -> bool:
    return act.kind == ActKind.CALL and bool(act.coded["spoke"])


def _calls(done: Sequence[Done]) -> tuple[UnitCall, ...]:
    """Each with what the worker last said in it."""
    said = {act.coded["call"]: act.coded for act in done if act.kind == ActKind.CALL_ANSWERED}
    calls = (
        UnitCall(
            act.coded["whom"],
            act.coded["result"],
            datetime.fromisoformat(act.coded["at"]),
            frozenset(act.coded["chains"]),
            frozenset(said[act.number]["knows"]) if act.number in said else None,
        )
        for act in done
        if act.kind == ActKind.CALL
    )
    return tuple(sorted(calls, key=lambda call: call.at))


def _owner(done: Sequence[Done]) -> int | None:
    took = _latest(done, TAKES)
    if took is None or took.kind == ActKind.PUT_BACK:
        return None
    given: int = took.coded["to"] if took.kind == ActKind.GIVEN else took.by
    return given


def _is_seen(done: Sequence[Done]) -> bool:
    """Whether the person to whom it was given, by somebody else, has looked at it since."""
    given = _latest(done, TAKES | {ActKind.GIVEN_SEEN})
    return given is None or given.kind != ActKind.GIVEN or given.coded["to"] == given.by


def _ended(act: Done | None) -> Ended | None:
    if act is None:
        return None
    coded = act.coded
    return Ended(
        act.at,
        coded["newest"],
        coded["reports"],
        coded.get("outcome"),
        act.number,
        coded.get("second"),
        coded.get("unreached"),
    )
