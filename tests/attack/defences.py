"""The product's defences, each of which can be switched off: so the attack can tell.

Each runs inside the attacked product, before its own modules are imported.
"""

import asyncio
import re
from collections.abc import Callable
from functools import partial
from typing import Any


def _without_address() -> None:
    """The pattern that took minutes for a long text, and no look at its length before."""
    from webapp.reports import checks, validation

    checks.ADDRESS = re.compile(r"[^@ \t\n]+@[^@ \t\n]+\.[^@ \t\n]+")
    validation._failing = lambda name, answers, field, now="": checks.CHECKS[name](
        answers, field, now
    )


def _without_bounds() -> None:
    """A seal may hold whatever fits, and all that was read is stored in one transaction."""
    from webapp.arrivals import opening
    from webapp.reports import bounds

    bounds.MAX_BYTES, bounds.MAX_EXTRA = 1 << 30, 1 << 30
    bounds.has_long_list = lambda *_: False
    opening.MAX_ROWS, opening.MAX_BYTES = 1000, 1 << 30


def _without_reserve() -> None:
    """Strangers may fill the disk to its last byte."""
    from webapp.arrivals import storage

    storage.database_disk = lambda: None


def _without_trimming() -> None:
    """Junk is kept whole for ever."""
    from webapp.arrivals import opening

    opening.PROVEN_FALSE = ()


def _without_failures() -> None:
    """A database that fails is an error of ours."""
    from webapp.database import failures

    failures.is_failure = lambda error: False


def _without_tokens() -> None:
    """Forms of the unit are taken without a token."""
    from webapp.web.form_tokens import csrf

    csrf.protect = lambda **_: None  # type: ignore[method-assign]


def _without_pauses() -> None:
    """Passwords may be tried for ever."""
    from webapp.people import attempts

    attempts.MOST_FAILURES = 1 << 30


def _without_ends() -> None:
    """A link works after its use and its day, and a cookie after signing out."""
    from webapp.people import links, server_sessions

    links.link_for = _find_any_link
    links.mark_used = lambda which: 1
    server_sessions.end = lambda: None


def _find_any_link(token: str) -> Any:
    from webapp.extensions import db
    from webapp.people import links
    from webapp.people.models import AccountLink

    this = AccountLink.token_hash == links._hash(token)
    found = db.session.query(AccountLink).filter(this).one_or_none()
    if found is None:
        raise links.LinkDoesNotWork
    return found


def _without_keys() -> None:
    """A seal whose key is away is judged like one that will never open."""
    from webapp.arrivals import waiting
    from webapp.keys import sealing

    class Judged(sealing.CannotUnseal):
        def __init__(self) -> None:
            super().__init__("unknown_key")

    waiting.oldest_with_a_key = _find_oldest
    sealing.KeyAway = Judged  # type: ignore[assignment,misc]


def _find_oldest(limit: int) -> list[int]:
    from webapp.arrivals.models import Arrival
    from webapp.arrivals.waiting import IS_WAITING
    from webapp.extensions import db

    oldest = db.select(Arrival.sequence).where(IS_WAITING).order_by(Arrival.sequence).limit(limit)
    return [*db.session.scalars(oldest)]


def _without_pace() -> None:
    """A body may stop, or drip, for a day."""
    from webapp.front import bodies

    bodies.Pace = partial(  # type: ignore[assignment,misc]
        bodies.Pace, silence_seconds=86_400, least_bytes_per_second=0
    )


def _without_places() -> None:
    """As many passwords are hashed at once as come."""
    from webapp.people import hashing

    hashing.PLACES_FOR_OTHERS = hashing.PLACES_FOR_KNOWN_BROWSERS = hashing.AT_ONCE = 1000


def _without_whole() -> None:
    """A request has its place in a lane before its body has come."""
    from webapp.front.server import Front
    from webapp.front.wsgi_call import call, environ_of

    answer = Front._answer

    async def answer_in_place(front: Front, lane: Any, scope: Any, connection: Any) -> Any:
        await lane._take_place()
        try:
            return await answer(front, lane, scope, connection)
        finally:
            lane._places.release()

    async def call_in_place(front: Front, _lane: Any, scope: Any, body: bytes) -> Any:
        return await asyncio.to_thread(call, front._application, environ_of(scope, body))

    Front._answer = answer_in_place  # type: ignore[method-assign,assignment]
    Front._call = call_in_place  # type: ignore[method-assign,assignment]


DEFENCES: dict[str, Callable[[], None]] = {
    "address": _without_address,
    "bounds": _without_bounds,
    "ends": _without_ends,
    "failures": _without_failures,
    "keys": _without_keys,
    "pace": _without_pace,
    "pauses": _without_pauses,
    "places": _without_places,
    "reserve": _without_reserve,
    "tokens": _without_tokens,
    "trimming": _without_trimming,
    "whole": _without_whole,
}
