"""A passkey in software: answers as a browser with a finger or a PIN would, or wrongly."""

import hashlib
import json
import secrets
from html import unescape
from re import search
from typing import Any

import cbor2
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from webauthn.helpers import bytes_to_base64url

PRESENT, VERIFIED, WITH_KEY = 0x01, 0x04, 0x40
ES256 = -7


class SoftPasskey:
    """One key pair. `origin` is that of the page which asks; `verified`, whether by a finger."""

    def __init__(self, *, origin: str = "http://localhost:8000", verified: bool = True) -> None:
        self.origin = origin
        self.verified = verified
        self.count = 0
        self._id = secrets.token_bytes(16)
        self._key = ec.generate_private_key(ec.SECP256R1())

    def creates(self, page: str) -> dict[str, str]:
        """The fields of the form that asks for a new passkey, filled in."""
        options = _options_on(page)
        data = self._client_data("webauthn.create", options)
        held = self._id
        key = len(held).to_bytes(2, "big") + held + cbor2.dumps(self._public_key())
        told = self._told(options["rp"]["id"], WITH_KEY) + bytes(16) + key
        attested = cbor2.dumps({"fmt": "none", "attStmt": {}, "authData": told})
        return self._fields(page, data, {"attestationObject": bytes_to_base64url(attested)})

    def signs_in(self, page: str) -> dict[str, str]:
        """The fields of the form that asks for one."""
        options = _options_on(page)
        self.count += 1
        data = self._client_data("webauthn.get", options)
        told = self._told(options["rpId"])
        signed = self._key.sign(told + hashlib.sha256(data).digest(), ec.ECDSA(SHA256()))
        answer = {
            "authenticatorData": bytes_to_base64url(told),
            "signature": bytes_to_base64url(signed),
        }
        return self._fields(page, data, answer)

    def _client_data(self, kind: str, options: dict[str, Any]) -> bytes:
        told = {"type": kind, "challenge": options["challenge"], "origin": self.origin}
        return json.dumps(told).encode()

    def _told(self, rp_id: str, flags: int = 0) -> bytes:
        flags |= PRESENT | (VERIFIED if self.verified else 0)
        counted = self.count.to_bytes(4, "big")
        return hashlib.sha256(rp_id.encode()).digest() + bytes([flags]) + counted

    def _public_key(self) -> dict[int, Any]:
        numbers = self._key.public_key().public_numbers()
        x, y = (number.to_bytes(32, "big") for number in (numbers.x, numbers.y))
        return {1: 2, 3: ES256, -1: 1, -2: x, -3: y}

    def _fields(self, page: str, data: bytes, answer: dict[str, str]) -> dict[str, str]:
        named = bytes_to_base64url(self._id)
        response = {"clientDataJSON": bytes_to_base64url(data), **answer}
        credential = {"id": named, "rawId": named, "type": "public-key", "response": response}
        found = search(r'name="(?:proof-)?ticket" value="([^"]+)"', page)
        assert found, "the page has no ticket"
        return {"credential": json.dumps(credential), "ticket": found[1]}


def _options_on(page: str) -> dict[str, Any]:
    found = search(r'data-options="([^"]+)"', page)
    assert found, "the page asks for no passkey"
    options: dict[str, Any] = json.loads(unescape(found[1]))
    return options
