"""Encrypts the few codes that an address carries, so that a history or a proxy's log reveals none.

A ticket is a compact JWE (dir, A256GCM) under a key derived from SECRET_KEY: nobody else can read
it or make one. Spaces fill it up, so that its length reveals nothing either.
"""

import hashlib
import json
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import current_app
from joserfc import jwe
from joserfc.jwk import OctKey

from webapp.errors import AppError

BLOCK = 256
REGISTRY = jwe.JWERegistry(algorithms=["dir", "A256GCM"])


class NoSuchTicket(AppError):
    """The ticket was not made here, or for another purpose."""

    status = 404
    sentence = "There is no page at this address. It may have moved."


class TicketExpired(AppError):
    """The ticket was made here, too long ago."""

    status = 410
    sentence = "This page has closed."


def make_ticket(purpose: str, content: Any) -> str:
    """Encrypt JSON content for one purpose, with the time of making it."""
    plaintext = json.dumps([datetime.now(UTC).timestamp(), content], separators=(",", ":"))
    plaintext = plaintext.ljust(-(-len(plaintext) // BLOCK) * BLOCK)
    key = _key(current_app.config["SECRET_KEY"], purpose)
    header = {"alg": "dir", "enc": "A256GCM"}
    return jwe.encrypt_compact(header, plaintext, key, registry=REGISTRY)


def read_ticket(purpose: str, ticket: str, *, lasts: timedelta) -> Any:
    """The content of a ticket. Raises NoSuchTicket or TicketExpired."""
    for secret in (current_app.config["SECRET_KEY"], *current_app.config["SECRET_KEY_FALLBACKS"]):
        opened = _decrypt(ticket, _key(secret, purpose))
        if opened is not None:
            made_at, content = json.loads(opened)
            if datetime.now(UTC).timestamp() - made_at > lasts.total_seconds():
                raise TicketExpired
            return content
    raise NoSuchTicket


def _decrypt(ticket: str, key: OctKey) -> bytes | None:
    try:
        return jwe.decrypt_compact(ticket, key, registry=REGISTRY).plaintext
    except Exception:  # whatever is wrong with it, it was not made with this key
        return None


def _key(secret: str, purpose: str) -> OctKey:
    return OctKey.import_key(hashlib.sha256(f"{purpose}\0{secret}".encode()).digest())
