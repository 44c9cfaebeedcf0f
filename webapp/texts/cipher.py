"""Seals bytes for one place in the database: AES-256-GCM with a random nonce in front. Pure.

The place is authenticated with them, so that what is sealed for one row opens in no other.
"""

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
NONCE_BYTES = 12


class DoesNotOpen(Exception):
    """Another key sealed it, or for another place, or it was changed."""


def new_key() -> bytes:
    """A key that nobody has yet."""
    return os.urandom(KEY_BYTES)


def place(owner: str, owner_id: int, what: object) -> bytes:
    """The additional data: whose it is, by the kind and number of its row, and what it is."""
    return f"{owner}:{owner_id}:{what}".encode()


def seal(key: AESGCM, plaintext: bytes, at: bytes) -> bytes:
    """Seal for this place."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + key.encrypt(nonce, plaintext, at)


def unseal(key: AESGCM, sealed: bytes, at: bytes) -> bytes:
    """The plaintext of what was sealed for this place. Raises DoesNotOpen."""
    try:
        return key.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], at)
    except (InvalidTag, ValueError) as error:
        raise DoesNotOpen from error
