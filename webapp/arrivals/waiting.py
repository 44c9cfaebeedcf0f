"""Reads the arrivals that wait: what each becomes, with nothing locked."""

import logging
from itertools import chain
from typing import NamedTuple

from sqlalchemy import bindparam, literal, select

from webapp.arrivals.models import Arrival, Status, extract_sealed
from webapp.arrivals.readers import ReadReport, ReportRow, Unreadable, WaitingArrival
from webapp.database.failures import is_failure
from webapp.extensions import db
from webapp.keys import keyring
from webapp.keys.keyring import KeysUnreadable
from webapp.keys.sealing import CannotUnseal, KeyAway
from webapp.texts import name_tokens, sealing, storage_keys
from webapp.texts.name_tokens import Hashed
from webapp.texts.sealing import Sealed

# A literal in the statement, so that both databases can use their partial index.
IS_WAITING = Arrival.status == literal(Status.WAITING.value, literal_execute=True)
OLDEST = (
    select(Arrival.sequence)
    .where(IS_WAITING, Arrival.kid == bindparam("kid"))
    .order_by(Arrival.sequence)
    .limit(bindparam("limit"))
)
WAITING = (
    select(Arrival.sequence, Arrival.id, Arrival.arrived_at, Arrival.saved_at, Arrival.raw)
    .where(Arrival.sequence.in_(bindparam("sequences", expanding=True)))
    .order_by(Arrival.sequence)
)

log = logging.getLogger(__name__)


class Stored(NamedTuple):
    """What is stored of an arrival: its row; its text and its own bytes, sealed; its tokens."""

    row: ReportRow
    sealed: Sealed
    tokens: Hashed


class Read(NamedTuple):
    """An arrival that was read: what is stored of it, or the reason why nothing is."""

    sequence: int
    becomes: Stored | str
    size: int
    """Bytes that storing it moves: the arrival's own, which change with its status, and inside."""


def read_waiting(read_report: ReadReport, limit: int) -> list[Read]:
    """What the oldest become that wait and whose key is here, up to `limit`.

    Raises StorageKeyAway or a database failure.
    """
    waiting = db.session.execute(WAITING, {"sequences": oldest_with_a_key(limit)}).all()
    db.session.rollback()
    if waiting:
        storage_keys.require()
    read = (_read(read_report, WaitingArrival(*row[:-1]), row.raw) for row in waiting)
    return [one for one in read if one]


def oldest_with_a_key(limit: int) -> list[int]:
    """The numbers of the oldest that wait and whose key is here: a query a key, on the index."""
    found = [
        db.session.scalars(OLDEST, {"kid": kid, "limit": limit}).all()
        for kid in keyring.private_kids()
    ]
    return sorted(chain.from_iterable(found))[:limit]


def _read(read_report: ReadReport, arrival: WaitingArrival, raw: bytes) -> Read | None:
    """What it becomes. None if its key has gone a moment ago."""
    number = arrival.sequence
    try:
        inside = _unseal(arrival.id, raw)
        opened = read_report(arrival, inside)
        sealed = sealing.seal_report(number, text=opened.text, raw=raw)
        tokens = name_tokens.hash_names(opened.names)
    except KeyAway:
        return None
    except (CannotUnseal, Unreadable) as reason:
        return Read(number, str(reason), len(raw))
    except Exception as error:
        return Read(number, not_taken_in(number, error), len(raw))
    row = {**opened.row, "tokens_by": tokens.by}
    return Read(number, Stored(row, sealed, tokens), len(raw) + len(inside))


def _unseal(report_id: str, raw: bytes) -> bytes:
    header, plaintext = keyring.unseal(extract_sealed(raw))
    if header.get("rid") != report_id:
        raise Unreadable("other_id_inside")  # the door does not look if it lacks the key
    return plaintext


def not_taken_in(sequence: int, error: Exception) -> str:
    """Raises the error again if it is not the report's own: then it goes on waiting."""
    if is_failure(error) or isinstance(error, KeysUnreadable):
        raise error
    log.error("arrival %s could not be stored: %s", sequence, type(error).__name__)
    return "not_taken_in"
