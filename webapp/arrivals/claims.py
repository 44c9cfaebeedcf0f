"""Answers a phone's claims: is my report still there, and has an officer received it?"""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from sqlalchemy import or_, select

from sync.contract import Claim
from webapp.arrivals.database_errors import failures_as_cannot_keep
from webapp.arrivals.models import Arrival, ErasedBefore, Status
from webapp.extensions import db

ReceivedIds = Callable[[Collection[str]], Collection[str]]


@failures_as_cannot_keep()
def answer_claims(claims: Sequence[Claim], *, received_ids: ReceivedIds) -> list[dict[str, Any]]:
    """Return one answer a claim, in order. Raises CannotKeep if the database fails.

    `received_ids` returns those of the given ids that an officer has marked as received.
    """
    ids = {claim.id for claim in claims}
    states = {**_find_erased(ids), **_find_arrived(ids, received_ids)}
    return [_answer(claim, states.get((claim.id, claim.digest))) for claim in claims]


def _answer(claim: Claim, state: str | None) -> dict[str, Any]:
    key = {"id": claim.id, "digest": claim.digest}
    if state is None or state == "erased":
        return {**key, "held": state or False, "state": "delivered"}
    return {**key, "held": True, "state": state}


def _find_arrived(ids: Collection[str], received_ids: ReceivedIds) -> dict[tuple[str, str], str]:
    found = db.session.execute(
        select(Arrival.id, Arrival.digest, Arrival.status, Arrival.sent_id).where(
            or_(Arrival.id.in_(ids), Arrival.sent_id.in_(ids))
        )
    ).all()
    opened = [row.id for row in found if row.status == Status.OPENED]
    received = received_ids(opened) if opened else ()
    states = {}
    for row in found:
        id_on_phone = row.id if row.sent_id is None else row.sent_id
        states[id_on_phone, row.digest] = _state(row.status, is_received=row.id in received)
    return states


def _state(status: str, *, is_received: bool) -> str:
    if status == Status.QUARANTINED:
        return "ring_us"
    return "opened" if status == Status.OPENED and is_received else "delivered"


def _find_erased(ids: Collection[str]) -> dict[tuple[str, str], str]:
    rows = db.session.execute(select(ErasedBefore.__table__).where(ErasedBefore.id.in_(ids)))
    return {(row.id, row.digest): "erased" for row in rows}
