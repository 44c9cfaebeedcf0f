"""A state's address: six characters that say nothing to who looks over a shoulder. Pure."""

import hashlib
from collections.abc import Collection

from webapp.triage.states import State
from webapp.vocabulary.behaviour import Area

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 6


def code_of(state: State) -> str:
    """The code of this state: the same for ever, as long as the codes of its answers are."""
    digest = hashlib.sha256(canonical(state).encode()).digest()
    bits = int.from_bytes(digest, "big") >> (256 - 5 * LENGTH)
    return "".join(CROCKFORD[bits >> (5 * place) & 31] for place in reversed(range(LENGTH)))


def canonical(state: State) -> str:
    """The state as one line. Never change how it is written: kept addresses depend on it."""
    path = state.path
    said = (path.parties, path.adult_role, path.adult_pair, path.origin)
    return "|".join([state.question, "+".join(path.areas), *(each or "" for each in said)])


def in_order(areas: Collection[str]) -> tuple[str, ...]:
    """Areas in the one order in which paths write them."""
    return tuple(area.value for area in Area if area in areas)
