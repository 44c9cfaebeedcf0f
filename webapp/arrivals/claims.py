"""Answers a phone that asks: do you still have my report, and has anybody received it?"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import or_, select

from sync.contract import Claim
from webapp.arrivals.database_errors import told_to_phones
from webapp.arrivals.models import Arrival, ErasedBefore, Status
from webapp.extensions import db

ReceivedIds = Callable[[Collection[str]], Collection[str]]


@told_to_phones()
def held(claims: Sequence[Claim], *, received_ids: ReceivedIds) -> list[dict[str, Any]]:
    """One answer a claim, in order. `received_ids`: of these ids, those an officer has received.

    Raises CannotKeep where the database has trouble.
    """
    ids = {claim.id for claim in claims}
    states = {**_erased(ids), **_arrived(ids, received_ids)}
    return [_answer(claim, states.get((claim.id, claim.digest))) for claim in claims]


def _answer(claim: Claim, state: str | None) -> dict[str, Any]:
    named = {"id": claim.id, "digest": claim.digest}
    if state is None or state == "erased":
        return {**named, "held": state or False, "state": "delivered"}
    return {**named, "held": True, "state": state}


def _arrived(ids: Collection[str], received_ids: ReceivedIds) -> dict[tuple[str, str], str]:
    found = db.session.execute(
        select(Arrival.id, Arrival.digest, Arrival.status, Arrival.sent_id).where(
            or_(Arrival.id.in_(ids), Arrival.sent_id.in_(ids))
        )
    ).all()
    opened = [row.id for row in found if row.status == Status.OPENED]
    received = received_ids(opened) if opened else ()
    states = {}
    for row in found:
        known_as = row.id if row.sent_id is None else row.sent_id
        states[known_as, row.digest] = _state(row.status, is_received=row.id in received)
    return states


def _state(status: str, *, is_received: bool) -> str:
    if status == Status.QUARANTINED:
        return "ring_us"
    return "opened" if status == Status.OPENED and is_received else "delivered"


def _erased(ids: Collection[str]) -> dict[tuple[str, str], str]:
    rows = db.session.execute(select(ErasedBefore.__table__).where(ErasedBefore.id.in_(ids)))
    return {(row.id, row.digest): "erased" for row in rows}
