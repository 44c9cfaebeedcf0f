"""Answers a phone's claims: is my report still there, and has an officer received it?"""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from sync.contract import Claim
from sync.timestamp import format_timestamp
from webapp.arrivals.cannot_keep import failures_as_cannot_keep
from webapp.arrivals.models import Arrival, ErasedBefore, Status
from webapp.extensions import db

State = Mapping[str, Any]
LOST: State = {"held": False, "state": "delivered"}
ERASED: State = {"held": "erased", "state": "delivered"}
ReceivedTimes = Callable[[Collection[int]], Mapping[int, datetime]]


@failures_as_cannot_keep()
def answer_claims(
    claims: Sequence[Claim], *, received_times: ReceivedTimes, find_asked: ReceivedTimes
) -> list[dict[str, Any]]:
    """Return one answer a claim, in order. Raises CannotKeep if the database fails.

    `received_times` says for the numbers of arrivals when an officer marked that very report as
    received, if ever: another content under the same id has its own. `find_asked` says the same of
    those whose phone is asked to ring, which comes before all else.
    """
    ids = {claim.id for claim in claims}
    states = {**_find_arrived(ids, received_times, find_asked), **_find_erased(ids)}
    return [
        {"id": claim.id, "digest": claim.digest, **states.get((claim.id, claim.digest), LOST)}
        for claim in claims
    ]


def _find_arrived(
    ids: Collection[str], received_times: ReceivedTimes, find_asked: ReceivedTimes
) -> dict[tuple[str, str], State]:
    found = db.session.execute(
        select(Arrival.sequence, Arrival.id, Arrival.digest, Arrival.status, Arrival.sent_id).where(
            or_(Arrival.id.in_(ids), Arrival.sent_id.in_(ids))
        )
    ).all()
    opened = [row.sequence for row in found if row.status == Status.OPENED]
    received = received_times(opened) if opened else {}
    asked = find_asked(opened) if opened else {}
    states: dict[tuple[str, str], State] = {}
    for row in found:
        id_on_phone = row.id if row.sent_id is None else row.sent_id
        states[id_on_phone, row.digest] = _state(
            row.status, received.get(row.sequence), is_asked=row.sequence in asked
        )
    return states


def _state(status: str, received_at: datetime | None, *, is_asked: bool) -> State:
    if status == Status.QUARANTINED or is_asked:
        return {"held": True, "state": "ring_us"}
    if status == Status.OPENED and received_at:
        return {"held": True, "state": "opened", "opened_at": format_timestamp(received_at)}
    return {"held": True, "state": "delivered"}


def _find_erased(ids: Collection[str]) -> dict[tuple[str, str], State]:
    rows = db.session.execute(select(ErasedBefore.__table__).where(ErasedBefore.id.in_(ids)))
    return {(row.id, row.digest): ERASED for row in rows}
