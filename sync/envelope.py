"""Judges one item by its envelope and by the seal's readable header. It never opens the seal."""

import hashlib
import re
import uuid
from collections.abc import Sequence
from typing import Any, NamedTuple

from sync import base64url, strict
from sync.body import is_digest, is_plain_id
from sync.contract import Code, ReceivedItem
from sync.strict import Fault, Slice

MOST_ITEM_BYTES = 32 * 1024
LONGEST_SAID = 80

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_NOTHING = type(None)
_DEMANDED = {"id", "digest", "sealed"}
_KINDS: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "digest": (str,),
    "sealed": (str,),
    "saved_at": (str, int, float, _NOTHING),
    "build": (str, _NOTHING),
    "device": (str, _NOTHING),
    "seq": (int, _NOTHING),
    "sig": (str, _NOTHING),
}


class Judged(NamedTuple):
    """What to answer as `id` and `digest`, and the item to keep or the code that says why not."""

    id: Any
    digest: Any
    item: ReceivedItem | None
    refusal: Code | None = None


def judge(found: Slice, *, kids: Sequence[str]) -> Judged:
    """Judge one item, the same slice always alike. `kids` names the keys that open at the unit."""
    raw = found.raw
    if len(raw) > MOST_ITEM_BYTES:
        return _refused(found.value, Code.TOO_LARGE)
    fault = found.fault or _fault_of_envelope(found)
    if fault:
        return _for_a_person(raw, found.value, fault)
    envelope = found.value
    sealed = envelope["sealed"].encode()
    if envelope["digest"] != digest_of(sealed):
        return _refused(envelope, Code.RETRY_LATER)
    fault = _fault_of_seal(sealed, envelope["id"], kids)
    return _for_a_person(raw, envelope, fault) if fault else _to_keep(raw, envelope)


def digest_of(data: bytes) -> str:
    """Base64url SHA-256."""
    return base64url.encode(hashlib.sha256(data).digest())


def id_from(raw: bytes) -> str:
    """The id of what has no sound one: UUIDv8 of its SHA-256, so that a retry finds it."""
    number = int.from_bytes(hashlib.sha256(raw).digest()[:16])
    number = number & ~(0xF << 76) | (0x8 << 76)
    return str(uuid.UUID(int=number & ~(0x3 << 62) | (0x2 << 62)))


def _fault_of_envelope(found: Slice) -> Fault | None:
    envelope = found.value
    if not isinstance(envelope, dict) or not envelope.keys() >= _DEMANDED:
        return Fault.WRONG_TYPES
    for name, value in envelope.items():
        if name in _KINDS and type(value) not in _KINDS[name]:
            return Fault.WRONG_TYPES
    if not strict.all_writable(found):
        return Fault.UNWRITABLE_TEXT
    return None if _ID.fullmatch(envelope["id"]) else Fault.ID_MALFORMED


def _fault_of_seal(sealed: bytes, id: str, kids: Sequence[str]) -> Fault | None:
    header = _header(sealed)
    if header is None or header.get("alg") != "ECDH-ES" or header.get("enc") != "A256GCM":
        return Fault.NOT_SEALED
    if header.get("kid") not in kids:
        return Fault.UNKNOWN_KEY
    return None if header.get("rid") == id else Fault.OTHER_ID_INSIDE


def _header(sealed: bytes) -> dict[str, Any] | None:
    """The protected header of a compact JWE, or None where it is none.

    Header, wrapped key (ECDH-ES has none), nonce, ciphertext, tag.
    """
    if sealed.translate(None, base64url.ALPHABET) != b"....":
        return None
    first, wrapped, *others = sealed.split(b".")
    if wrapped or b"" in others:
        return None
    try:
        header = strict.read(base64url.decode(first))
    except ValueError:
        return None
    return header if isinstance(header, dict) else None


def _to_keep(raw: bytes, envelope: dict[str, Any]) -> Judged:
    id_, digest = envelope["id"], envelope["digest"]
    saved_at, build = _short(envelope.get("saved_at")), _short(envelope.get("build"))
    return Judged(id_, digest, ReceivedItem(id_, digest, raw, saved_at, build))


def _for_a_person(raw: bytes, value: Any, fault: Fault) -> Judged:
    """Kept under an id of our own; the digest the phone knows it by stays, where it is one."""
    envelope = value if isinstance(value, dict) else {}
    sent_id, sent_digest = envelope.get("id"), envelope.get("digest")
    item = ReceivedItem(
        id=id_from(raw),
        digest=sent_digest if is_digest(sent_digest) else digest_of(raw),
        raw=raw,
        saved_at=_sayable(envelope.get("saved_at")),
        build=_sayable(envelope.get("build")),
        fault=fault.value,
        sent_id=sent_id if is_plain_id(sent_id) else None,
    )
    return Judged(_echo(sent_id), _echo(sent_digest) or item.digest, item)


def _refused(value: Any, code: Code) -> Judged:
    envelope = value if isinstance(value, dict) else {}
    return Judged(_echo(envelope.get("id")), _echo(envelope.get("digest")), None, code)


def _short(value: str | float | None) -> str:
    """What a phone said of itself, as a short text; the raw slice has all of it."""
    return "" if value is None else str(value)[:LONGEST_SAID]


def _sayable(value: Any) -> str:
    """The same of a value of any kind."""
    return _short(value) if isinstance(value, str) and strict.is_writable(value) else ""


def _echo(value: Any) -> Any:
    """What can be said back as it came: not a list, an object, or what is no number."""
    return value if isinstance(value, str | int | float) else None
