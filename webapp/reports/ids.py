"""Mints the id of a report that is written without script, as phones mint theirs."""

import secrets
import time
from uuid import UUID


def new_id() -> str:
    """A UUIDv7: 48 bits of time, and the rest from the system's own generator of chance."""
    milliseconds = time.time_ns() // 1_000_000
    bits = milliseconds << 80 | 0x7 << 76 | secrets.randbits(12) << 64
    return str(UUID(int=bits | 0b10 << 62 | secrets.randbits(62)))
