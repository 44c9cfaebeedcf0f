"""Answers a phone's claims: is my report there, was it received, did the unit speak with me?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import or_, select

from sync.contract import Claim
from sync.timestamp import format_timestamp
from webapp.arrivals import last_asked
from webapp.arrivals.cannot_keep import failures_as_cannot_keep
from webapp.arrivals.models import Arrival, ErasedBefore, LastAsked, Status
from webapp.extensions import db

State = Mapping[str, Any]
LOST: State = {"held": False, "state": "delivered"}
ERASED: State = {"held": "erased", "state": "delivered"}
ReceivedTimes = Callable[[Collection[int]], Mapping[int, datetime]]


class Arrived(NamedTuple):
    """An arrival, what to answer of it, and whether it is due to be noted that its phone asks."""

    number: int
    state: State
    is_due: bool


@failures_as_cannot_keep()
def answer_claims(
    claims: Sequence[Claim],
    *,
    received_times: ReceivedTimes,
    find_asked: ReceivedTimes,
    spoken_times: ReceivedTimes,
) -> list[dict[str, Any]]:
    """Return one answer a claim, in order. Raises CannotKeep if the database fails.

    `received_times` says for the numbers of arrivals when an officer marked that very report as
    received, if ever: another content under the same id has its own. `find_asked` says the same of
    those whose phone is asked to ring, which comes before all else; `spoken_times` of those whose
    sender the unit spoke with.
    """
    ids = {claim.id for claim in claims}
    arrived = _find_arrived(ids, received_times, find_asked, spoken_times)
    erased = _find_erased(ids)
    # Only who knows the digest has sent it.
    asking = arrived.keys() & {(claim.id, claim.digest) for claim in claims} - erased
    last_asked.note([arrived[key].number for key in asking if arrived[key].is_due])
    states = {key: one.state for key, one in arrived.items()}
    states |= {key: _as_erased(states.get(key, ERASED)) for key in erased}
    return [
        {"id": claim.id, "digest": claim.digest, **states.get((claim.id, claim.digest), LOST)}
        for claim in claims
    ]


def _find_arrived(
    ids: Collection[str],
    received_times: ReceivedTimes,
    find_asked: ReceivedTimes,
    spoken_times: ReceivedTimes,
) -> dict[tuple[str, str], Arrived]:
    columns = (Arrival.sequence, Arrival.id, Arrival.digest, Arrival.status, Arrival.sent_id)
    query = select(*columns, LastAsked.at.label("noted_at")).where(
        or_(Arrival.id.in_(ids), Arrival.sent_id.in_(ids))
    )
    noted = LastAsked.arrival_id == Arrival.sequence
    found = db.session.execute(query.outerjoin(LastAsked, noted)).all()
    opened = [row.sequence for row in found if row.status == Status.OPENED]
    received = received_times(opened) if opened else {}
    asked = find_asked(opened) if opened else {}
    spoken = spoken_times(opened) if opened else {}
    arrived: dict[tuple[str, str], Arrived] = {}
    for row in found:
        id_on_phone = row.id if row.sent_id is None else row.sent_id
        asked_at = asked.get(row.sequence)
        state = _state(row.status, received.get(row.sequence), is_asked=asked_at is not None)
        if spoken_at := spoken.get(row.sequence):
            state = {**state, "spoken_at": format_timestamp(spoken_at)}
        is_due = row.status == Status.OPENED and last_asked.is_due(row.noted_at, asked_at)
        arrived[id_on_phone, row.digest] = Arrived(row.sequence, state, is_due)
    return arrived


def _state(status: str, received_at: datetime | None, *, is_asked: bool) -> State:
    if status == Status.QUARANTINED or is_asked:
        return {"held": True, "state": "ring_us"}
    if status == Status.OPENED and received_at:
        return {"held": True, "state": "received", "received_at": format_timestamp(received_at)}
    return {"held": True, "state": "delivered"}


def _as_erased(state: State) -> State:
    """Keep what was received so: else its phone would urge its worker to ring."""
    return {**state, "held": "erased"} if state["state"] == "received" else ERASED


def _find_erased(ids: Collection[str]) -> set[tuple[str, str]]:
    rows = db.session.execute(select(ErasedBefore.__table__).where(ErasedBefore.id.in_(ids)))
    return {(row.id, row.digest) for row in rows}
