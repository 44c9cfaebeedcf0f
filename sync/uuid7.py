"""Mints and reads UUIDv7 ids; the phone's twin is `uuidv7` in service_worker/phone/envelope.js."""

import secrets
from datetime import UTC, datetime, timedelta
from uuid import UUID

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def mint(moment: datetime) -> str:
    """Return a new lower-case UUIDv7: 48 bits of time, 74 from the system's random generator."""
    milliseconds = (moment - EPOCH) // timedelta(milliseconds=1)
    number = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    return str(UUID(int=number | 0b10 << 62 | secrets.randbits(62)))


def minted_at(identifier: str) -> datetime:
    """Return the moment in the id, to the millisecond. The clock may have been anybody's."""
    return EPOCH + timedelta(milliseconds=UUID(identifier).int >> 80)
