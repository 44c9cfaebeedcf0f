"""Judges one item by its envelope and by the seal's readable header. It never opens the seal."""

import base64
import hashlib
import json
import re
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from math import isfinite
from typing import Any

from sync import strict
from sync.body import is_digest, is_plain_id
from sync.outcome import Code, ReceivedItem
from sync.strict import Fault, Faulty

MOST_ITEM_BYTES = 32 * 1024
LONGEST_SAID = 80

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
# Header, no wrapped key (ECDH-ES has none), nonce, sealed text, tag.
_COMPACT = re.compile(r"([\w-]+)\.\.[\w-]+\.[\w-]+\.[\w-]+", re.ASCII)
_DEMANDED = {"id": str, "digest": str, "sealed": str}
_OPTIONAL: dict[str, Any] = {
    "saved_at": (str, int, float),
    "build": str,
    "device": str,
    "seq": int,
    "sig": str,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What to answer as `id` and `digest`, and the item to keep or the code that says why not."""

    id: Any
    digest: Any
    item: ReceivedItem | None = None
    refusal: Code | None = None


def judge(text: str, *, kids: Collection[str]) -> Judged:
    """Judge one slice of a body, always alike. `kids` names the keys the unit can open with.

    Raises Faulty for TOO_DEEP only.
    """
    raw = text.encode()
    envelope, fault = _read(text)
    sent_id, sent_digest = _echo(envelope.get("id")), _echo(envelope.get("digest"))
    if len(raw) > MOST_ITEM_BYTES:
        return Judged(sent_id, sent_digest, refusal=Code.TOO_LARGE)
    fault = fault or _fault_of_envelope(envelope)
    if not fault and envelope["digest"] != digest_of(envelope["sealed"].encode()):
        return Judged(sent_id, sent_digest, refusal=Code.RETRY_LATER)
    fault = fault or _fault_of_seal(envelope, kids)
    item = _for_a_person(raw, envelope, fault) if fault else _to_keep(raw, envelope)
    return Judged(sent_id, item.digest if sent_digest is None else sent_digest, item)


def digest_of(data: bytes) -> str:
    """Base64url SHA-256, without padding."""
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).decode().rstrip("=")


def id_from(raw: bytes) -> str:
    """The id of what has no sound id of its own: UUIDv8 of its SHA-256, so a retry finds it."""
    number = int.from_bytes(hashlib.sha256(raw).digest()[:16])
    number = number & ~(0xF << 76) | (0x8 << 76)
    return str(uuid.UUID(int=number & ~(0x3 << 62) | (0x2 << 62)))


def _read(text: str) -> tuple[dict[str, Any], Fault | None]:
    try:
        value, fault = strict.read(text), None
    except Faulty as error:
        if error.fault is Fault.TOO_DEEP:
            raise
        value, fault = _LOOSE.decode(text), error.fault
    return (value, fault) if isinstance(value, dict) else ({}, Fault.WRONG_TYPES)


def _fault_of_envelope(envelope: dict[str, Any]) -> Fault | None:
    if not _has_right_types(envelope):
        return Fault.WRONG_TYPES
    if not strict.is_writable(envelope):
        return Fault.UNWRITABLE_TEXT
    return None if _ID.fullmatch(envelope["id"]) else Fault.ID_MALFORMED


def _has_right_types(envelope: dict[str, Any]) -> bool:
    for name, kind in _DEMANDED.items():
        if not isinstance(envelope.get(name), kind):
            return False
    for name, kinds in _OPTIONAL.items():
        value = envelope.get(name)
        if isinstance(value, bool) or not (value is None or isinstance(value, kinds)):
            return False
    return True


def _fault_of_seal(envelope: dict[str, Any], kids: Collection[str]) -> Fault | None:
    header = _header(envelope["sealed"])
    if header is None or header.get("alg") != "ECDH-ES" or header.get("enc") != "A256GCM":
        return Fault.NOT_SEALED
    if not any(header.get("kid") == kid for kid in kids):
        return Fault.UNKNOWN_KEY
    return None if header.get("rid") == envelope["id"] else Fault.OTHER_ID_INSIDE


def _header(sealed: str) -> dict[str, Any] | None:
    """The protected header of a compact JWE, or None where it is none."""
    parts = _COMPACT.fullmatch(sealed)
    if not parts:
        return None
    try:
        header = strict.read(base64.urlsafe_b64decode(parts[1] + "==").decode())
    except ValueError:
        return None
    return header if isinstance(header, dict) else None


def _to_keep(raw: bytes, envelope: dict[str, Any]) -> ReceivedItem:
    return ReceivedItem(
        id=envelope["id"],
        digest=envelope["digest"],
        raw=raw,
        saved_at=_text(envelope.get("saved_at")),
        build=_text(envelope.get("build")),
    )


def _for_a_person(raw: bytes, envelope: dict[str, Any], fault: Fault) -> ReceivedItem:
    """Kept under an id of our own; the digest the phone knows it by stays where it is one."""
    sent_id, digest = envelope.get("id"), envelope.get("digest")
    return ReceivedItem(
        id=id_from(raw),
        digest=digest if is_digest(digest) else digest_of(raw),
        raw=raw,
        saved_at=_text(envelope.get("saved_at")),
        build=_text(envelope.get("build")),
        fault=fault.value,
        sent_id=sent_id if is_plain_id(sent_id) else None,
    )


def _text(value: Any) -> str:
    """What a phone said of itself, as text that fits beside the raw slice, which has it whole."""
    said = str(value) if isinstance(value, str | int | float) else ""
    return said[:LONGEST_SAID] if strict.is_writable(said) else ""


def _echo(value: Any) -> Any:
    """What can be said back as it came; nothing of a list, an object or what is no number."""
    is_sayable = isinstance(value, str | int) or (isinstance(value, float) and isfinite(value))
    return value if is_sayable else None


def _short_integer(digits: str) -> int | None:
    return int(digits) if len(digits) < 18 else None


_LOOSE = json.JSONDecoder(parse_int=_short_integer, parse_constant=lambda _: None)
