"""Builds compact JWEs by hand, so that every part of one can be wrong."""

import json
import os
import zlib
from collections.abc import Callable, Iterator
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.concatkdf import ConcatKDFHash

from sync import base64url
from tests.support import reports

IV = bytes(range(12))
# Nearly as long as an item may be.
JUNK_BYTES = 31_000

# Changes of the header. The seal is made with the changed header, so its tag is right.
HEADERS: dict[str, dict[str, Any]] = {
    "no alg": {"alg": None},
    "alg none": {"alg": "none"},
    "alg dir": {"alg": "dir"},
    "alg with key wrapping": {"alg": "ECDH-ES+A128KW"},
    "alg RSA": {"alg": "RSA-OAEP"},
    "alg of a password": {"alg": "PBES2-HS256+A128KW", "p2s": "AAAA", "p2c": 2**31},
    "alg of another type": {"alg": ["ECDH-ES"]},
    "alg in small letters": {"alg": "ecdh-es"},
    "no enc": {"enc": None},
    "enc of 128 bits": {"enc": "A128GCM"},
    "enc with HMAC": {"enc": "A256CBC-HS512"},
    "enc of another type": {"enc": {}},
    "an unknown zip": {"zip": "GZIP"},
    "an empty zip": {"zip": ""},
    "no zip": {"zip": None},
    "zip of another type": {"zip": ["DEF"]},
    "crit of nothing": {"crit": []},
    "crit b64": {"crit": ["b64"], "b64": True},
    "crit exp": {"crit": ["exp"], "exp": 1},
    "crit of another type": {"crit": "rid"},
    "crit rid": {"crit": ["rid"]},
    "no kid": {"kid": None},
    "an unknown kid": {"kid": "x" * 43},
    "a path as kid": {"kid": "../keys/0001"},
    "kid of another type": {"kid": {}},
    "kid with NUL": {"kid": "\0"},
    "no rid": {"rid": None},
    "another rid": {"rid": reports.uuid7()},
    "rid of another type": {"rid": 7},
    "no epk": {"epk": None},
    "epk of another type": {"epk": "x"},
    "an empty epk": {"epk": {}},
    "epk off the curve": {"epk": {"x": base64url.encode(b"\1" * 32)}},
    "epk at zero": {"epk": {"x": base64url.encode(bytes(32)), "y": base64url.encode(bytes(32))}},
    "epk too short": {"epk": {"x": "AQ"}},
    "epk too long": {"epk": {"x": base64url.encode(b"\1" * 64)}},
    "epk of another curve": {"epk": {"crv": "P-384"}},
    "epk of an unknown curve": {"epk": {"crv": "secp256k1"}},
    "epk of another kind": {"epk": {"kty": "OKP", "crv": "X25519"}},
    "epk that says it is a secret": {"epk": {"kty": "oct", "k": "AAAA"}},
    "epk of no kind": {"epk": {"kty": None}},
    "apu of another type": {"apu": 7},
    "apu that is not base64": {"apu": "!"},
    "apu that was not used": {"apu": "AAAA"},
    "apv that was not used": {"apv": "AAAA"},
}
# Changes of the five parts: header, key, nonce, ciphertext, tag.
PARTS: dict[str, Callable[[list[bytes]], list[bytes]]] = {
    "an encrypted key": lambda p: [p[0], b"AAAA", *p[2:]],
    "no nonce": lambda p: [*p[:2], b"", *p[3:]],
    "a nonce of 8": lambda p: [*p[:2], p[2][:11], *p[3:]],
    "a nonce of 16": lambda p: [*p[:2], p[2] + b"AAAA", *p[3:]],
    "another nonce": lambda p: [*p[:2], b"B" * 16, *p[3:]],
    "no ciphertext": lambda p: [*p[:3], b"", p[4]],
    "ciphertext cut off": lambda p: [*p[:3], p[3][:-8], p[4]],
    "another ciphertext": lambda p: [*p[:3], b"A" * len(p[3]), p[4]],
    "no tag": lambda p: [*p[:4], b""],
    "a tag of 4": lambda p: [*p[:4], p[4][:6]],
    "a tag of 12": lambda p: [*p[:4], p[4][:16]],
    "a tag of 15": lambda p: [*p[:4], p[4][:20]],
    "a tag of 24": lambda p: [*p[:4], p[4] + b"AAAAAAAAAA"],
    "another tag": lambda p: [*p[:4], b"A" * 22],
    "four parts": lambda p: p[:4],
    "six parts": lambda p: [*p, b"AAAA"],
    "padding": lambda p: [*p[:4], p[4] + b"=="],
    "blanks": lambda p: [p[0] + b" ", *p[1:]],
    "a header that is not JSON": lambda p: [b"AAAA", *p[1:]],
    "a header that is a list": lambda p: [base64url.encode(b"[1]").encode(), *p[1:]],
    "a deep header": lambda p: [base64url.encode(b"[" * 9000).encode(), *p[1:]],
}
# Changes of what is encrypted, all under a right tag.
INSIDES: dict[str, Callable[[bytes], bytes]] = {
    "nothing inside": lambda _: b"",
    "not deflated": lambda text: text,
    "zlib's header": zlib.compress,
    "junk after the stream": lambda text: deflate(text) + b"junk",
    "two streams": lambda text: deflate(text) * 2,
    "the stream cut off": lambda text: deflate(text)[:-3],
    "a bomb of 20 MB": lambda _: deflate(b" " * 20_000_000),
    "not JSON": lambda _: deflate(b"junk"),
    "NaN": lambda _: deflate(b'{"answers":{"ages":[NaN]}}'),
    "a key twice": lambda _: deflate(b'{"answers":{},"answers":{}}'),
    "too deep": lambda _: deflate(b'{"a":' + b"[" * 9000 + b"]" * 9000 + b"}"),
    "a huge integer": lambda _: deflate(b'{"form_version":' + b"9" * 4000 + b"}"),
    "a list": lambda _: deflate(b"[]"),
    "not UTF-8": lambda _: deflate(b'{"build":"\xff"}'),
    "answers of another type": lambda _: deflate(b'{"answers":[1]}'),
}


def variants(public: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Every variant as its name, the compact JWE, and the id of the report that it is sent as."""
    text = json.dumps(reports.report()).encode()
    for name, changes in HEADERS.items():
        rid = reports.uuid7()
        yield name, _join(_seal(public, rid, deflate(text), changes)), rid
    for name, spoil in PARTS.items():
        rid = reports.uuid7()
        yield name, _join(spoil(_seal(public, rid, deflate(text)))), rid
    for name, make in INSIDES.items():
        rid = reports.uuid7()
        yield name, _join(_seal(public, rid, make(text))), rid


def seal(public: dict[str, Any], rid: str, **changes: Any) -> str:
    """A sealed report with these changes in its header; without any it is sound."""
    return _join(_seal(public, rid, deflate(json.dumps(reports.report()).encode()), changes))


def junk(public: dict[str, Any], size: int = JUNK_BYTES) -> dict[str, Any]:
    """An envelope of about `size` bytes: a right header, and a tag that does not hold.

    Its bytes are random, as PostgreSQL would compress others to nothing.
    """
    rid = reports.uuid7()
    parts = _seal(public, rid, b"")
    parts[3], parts[4] = base64url.encode(os.urandom((size - 1000) * 3 // 4)).encode(), b"A" * 22
    return reports.envelope(_join(parts), report_id=rid)


def deflate(text: bytes) -> bytes:
    """What `zip: DEF` makes of it."""
    return zlib.compress(text, 9, -zlib.MAX_WBITS)


def _seal(
    public: dict[str, Any], rid: str, inside: bytes, changes: dict[str, Any] | None = None
) -> list[bytes]:
    """The five parts of a seal around bytes that are deflated already."""
    own = ec.generate_private_key(ec.SECP256R1())
    numbers = own.public_key().public_numbers()
    epk = {"kty": "EC", "crv": "P-256", "x": _number(numbers.x), "y": _number(numbers.y)}
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "kid": public["kid"], "rid": rid, "zip": "DEF"}
    header = _change({**header, "epk": epk}, changes or {})
    first = base64url.encode(json.dumps(header).encode()).encode()
    secret = own.exchange(ec.ECDH(), _public_key(public))
    sealed = AESGCM(_derive(secret)).encrypt(IV, inside, first)
    rest = (IV, sealed[:-16], sealed[-16:])
    return [first, b"", *(base64url.encode(part).encode() for part in rest)]


def _change(header: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """The header with the changes; None removes a field, and `epk` is changed inside."""
    epk = changes.get("epk")
    if isinstance(epk, dict) and epk:
        changed = {**header["epk"], **epk}
        changes = {
            **changes,
            "epk": {name: changed[name] for name in changed if changed[name] is not None},
        }
    return {name: value for name, value in {**header, **changes}.items() if value is not None}


def _derive(secret: bytes) -> bytes:
    lengths = len(b"A256GCM").to_bytes(4) + b"A256GCM" + bytes(8) + (256).to_bytes(4)
    return ConcatKDFHash(hashes.SHA256(), 32, lengths).derive(secret)


def _public_key(public: dict[str, Any]) -> ec.EllipticCurvePublicKey:
    x, y = (int.from_bytes(base64url.decode(public[name].encode())) for name in ("x", "y"))
    return ec.EllipticCurvePublicNumbers(x, y, ec.SECP256R1()).public_key()


def _number(number: int) -> str:
    return base64url.encode(number.to_bytes(32))


def _join(parts: list[bytes]) -> str:
    return b".".join(parts).decode()
