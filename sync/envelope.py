"""Judges one item by its envelope and by the seal's readable header. It never opens the seal."""

import hashlib
import re
import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from marshmallow import fields

from sync import base64url, schemas, strict
from sync.body import is_digest, is_plain_id
from sync.contract import ArrivingItem, Code
from sync.limits import MAX_ITEM_BYTES, MAX_TEXT_LENGTH
from sync.strict import Fault, Slice

# Header, nonce and tag of an empty text are longer.
SHORTEST_SEAL = 100

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

# The names and types that the schema declares. Phones may also send null for an optional field,
# and `saved_at` as a number; that is not described, because new clients should not.
_FIELDS = schemas.Envelope().fields
_REQUIRED = {name for name, field in _FIELDS.items() if field.required}
_TYPES: dict[str, tuple[type, ...]] = {
    name: (
        int if isinstance(field, fields.Integer) else str,
        *(() if field.required else (type(None),)),
        *((int, float) if name == "saved_at" else ()),
    )
    for name, field in _FIELDS.items()
}


class Judged(NamedTuple):
    """The id and digest to answer, and the item to keep or the code that says why not."""

    id: Any
    digest: Any
    item: ArrivingItem | None
    refusal: Code | None = None


def judge(found: Slice, *, kids: Sequence[str]) -> Judged:
    """Judge one item; the same slice always gets the same answer.

    `kids` names the keys that the unit opens with.
    """
    raw = found.raw
    if len(raw) > MAX_ITEM_BYTES:
        return _refuse(found.value, Code.TOO_LARGE)
    fault = found.fault or _fault_of_envelope(found)
    if fault:
        return _quarantine(raw, found.value, fault)
    envelope = found.value
    sealed = envelope["sealed"].encode()
    if envelope["digest"] != digest_of(sealed):
        return _refuse(envelope, Code.RETRY_LATER)
    header = read_header(sealed)
    fault = _fault_of_seal(header, envelope["id"], kids)
    if header is None or fault:
        return _quarantine(raw, envelope, fault or Fault.NOT_SEALED)
    return _accept(raw, envelope, header["kid"])


def digest_of(data: bytes) -> str:
    """Return the base64url SHA-256; `digestOf` in service_worker/phone/envelope.js is its twin."""
    return base64url.encode(hashlib.sha256(data).digest())


def id_from(raw: bytes) -> str:
    """Return an id for an item without a valid one: UUIDv8 of its SHA-256, so a retry finds it."""
    number = int.from_bytes(hashlib.sha256(raw).digest()[:16])
    number = number & ~(0xF << 76) | (0x8 << 76)
    return str(uuid.UUID(int=number & ~(0x3 << 62) | (0x2 << 62)))


def _fault_of_envelope(found: Slice) -> Fault | None:
    envelope = found.value
    if not isinstance(envelope, dict) or not envelope.keys() >= _REQUIRED:
        return Fault.WRONG_TYPES
    for name, value in envelope.items():
        if name in _TYPES and type(value) not in _TYPES[name]:
            return Fault.WRONG_TYPES
    if not strict.all_writable(found):
        return Fault.UNWRITABLE_TEXT
    return None if _ID.fullmatch(envelope["id"]) else Fault.ID_MALFORMED


def _fault_of_seal(
    header: dict[str, Any] | None, report_id: str, kids: Sequence[str]
) -> Fault | None:
    if header is None or header.get("alg") != "ECDH-ES" or header.get("enc") != "A256GCM":
        return Fault.NOT_SEALED
    if header.get("kid") not in kids:
        return Fault.UNKNOWN_KEY
    return None if header.get("rid") == report_id else Fault.OTHER_ID_INSIDE


def read_header(sealed: bytes) -> dict[str, Any] | None:
    """Return the protected header of a compact JWE, or None if it is not one.

    Its parts: header, encrypted key (empty with ECDH-ES), nonce, ciphertext, tag.
    """
    if sealed.translate(None, base64url.ALPHABET) != b"....":
        return None
    first, encrypted_key, *others = sealed.split(b".")
    if encrypted_key or b"" in others:
        return None
    try:
        header = strict.read(base64url.decode(first))
    except ValueError:
        return None
    return header if isinstance(header, dict) else None


def kid_in(header: dict[str, Any] | None) -> str | None:
    """The name of the key in a seal's header: empty if there is none, None without a header."""
    if header is None:
        return None
    kid = header.get("kid")
    return kid if is_plain_id(kid) else ""


def _kid_anywhere_in(raw: bytes) -> str | None:
    """The `kid` of the first seal in any text of a faulty item, wherever that is."""
    for text in raw.split(b'"'):
        if len(text) >= SHORTEST_SEAL and (header := read_header(text)) is not None:
            return kid_in(header)
    return None


def _accept(raw: bytes, envelope: dict[str, Any], kid: str) -> Judged:
    report_id, digest = envelope["id"], envelope["digest"]
    saved_at, build = _shorten(envelope.get("saved_at")), _shorten(envelope.get("build"))
    item = ArrivingItem(report_id, digest, raw, saved_at, build, kid=kid)
    return Judged(report_id, digest, item)


def _quarantine(raw: bytes, value: Any, fault: Fault) -> Judged:
    """Keep it under an id of our own, and under the phone's digest if that is one."""
    envelope = value if isinstance(value, dict) else {}
    sent_id, sent_digest = envelope.get("id"), envelope.get("digest")
    item = ArrivingItem(
        id=id_from(raw),
        digest=sent_digest if is_digest(sent_digest) else digest_of(raw),
        raw=raw,
        saved_at=_shorten_if_text(envelope.get("saved_at")),
        build=_shorten_if_text(envelope.get("build")),
        fault=fault.value,
        sent_id=sent_id if is_plain_id(sent_id) else None,
        kid=_kid_anywhere_in(raw),
    )
    return Judged(_echo(sent_id), _echo(sent_digest) or item.digest, item)


def _refuse(value: Any, code: Code) -> Judged:
    envelope = value if isinstance(value, dict) else {}
    return Judged(_echo(envelope.get("id")), _echo(envelope.get("digest")), None, code)


def _shorten(value: str | float | None) -> str:
    """Return a field as a short text; the raw slice still has all of it."""
    return "" if value is None else str(value)[:MAX_TEXT_LENGTH]


def _shorten_if_text(value: Any) -> str:
    """Return a field of any type as a short text: empty if it is not a writable text."""
    return _shorten(value) if isinstance(value, str) and strict.is_writable(value) else ""


def _echo(value: Any) -> Any:
    """Return a value that can be sent back as it came, or None for a list or an object."""
    return value if isinstance(value, str | int | float) else None
