"""A state's code: five characters that mean nothing to anyone looking over a shoulder. Pure."""

import hashlib

from webapp.triage.states import State

# Neither vowels, so that no code is a word (/report/saved), nor the letter l.
ALPHABET = "0123456789bcdfghjkmnpqrstvwxyz"
LENGTH = 5
CODES_OF_PATH = ("who", "under_18", "sexual_or_secret", "secret_address", "made_to")


def code_of(state: State) -> str:
    """The code of this state. It stays the same as long as the codes of its answers do."""
    digest = hashlib.sha256(canonical_form(state).encode()).digest()
    number, base = int.from_bytes(digest, "big"), len(ALPHABET)
    return "".join(ALPHABET[number // base**place % base] for place in range(LENGTH))


def canonical_form(state: State) -> str:
    """The state as one line. Never change its format: phones and reports keep the addresses."""
    path = state.path
    rest = [getattr(path, name) or "" for name in CODES_OF_PATH]
    return "|".join([state.question, "+".join(path.areas), *rest])
