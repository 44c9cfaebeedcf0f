"""A state's code: six characters that mean nothing to anyone looking over a shoulder. Pure."""

import hashlib
from collections.abc import Collection

from webapp.triage.states import State
from webapp.vocabulary.behaviour import Area

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 6


def code_of(state: State) -> str:
    """The code of this state. It stays the same as long as the codes of its answers do."""
    digest = hashlib.sha256(canonical_form(state).encode()).digest()
    bits = int.from_bytes(digest, "big") >> (256 - 5 * LENGTH)
    return "".join(CROCKFORD[bits >> (5 * place) & 31] for place in reversed(range(LENGTH)))


def canonical_form(state: State) -> str:
    """The state as one line. Never change its format: phones and reports keep the addresses."""
    path = state.path
    codes = (path.parties, path.adult_role, path.adult_pair, path.origin)
    return "|".join([state.question, "+".join(path.areas), *(each or "" for each in codes)])


def sort_areas(areas: Collection[str]) -> tuple[str, ...]:
    """Areas in the order in which paths list them."""
    return tuple(area.value for area in Area if area in areas)
