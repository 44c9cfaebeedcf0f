"""A state's code: six characters that mean nothing to anyone looking over a shoulder. Pure."""

import hashlib

from webapp.triage.states import State

CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
LENGTH = 6
CODES_OF_PATH = ("who", "under_18", "sexual_or_secret", "secret_address", "made_to")


def code_of(state: State) -> str:
    """The code of this state. It stays the same as long as the codes of its answers do."""
    digest = hashlib.sha256(canonical_form(state).encode()).digest()
    bits = int.from_bytes(digest, "big") >> (256 - 5 * LENGTH)
    return "".join(CROCKFORD[bits >> (5 * place) & 31] for place in reversed(range(LENGTH)))


def canonical_form(state: State) -> str:
    """The state as one line. Never change its format: phones and reports keep the addresses."""
    path = state.path
    rest = [getattr(path, name) or "" for name in CODES_OF_PATH]
    return "|".join([state.question, "+".join(path.areas), *rest])
