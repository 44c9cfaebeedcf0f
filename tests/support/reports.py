"""Realistic reports, sealed and in their envelopes, as a phone sends them."""

import json
from datetime import UTC, datetime
from typing import Any

from flask.testing import FlaskClient
from joserfc.jwk import ECKey
from werkzeug.test import TestResponse

import sync.uuid7
from sync import compact
from sync.envelope import digest_of
from webapp.keys import keyring, sealing

BUILD = "0123456789ab"

PATH = {
    "danger": "no",
    "areas": ["nude"],
    "who": "child",
    "parties": "child_on_child",
    "intent": "not_known",
    "code": "4k7q2m",
}
ANSWERS = {
    "incident_date": "2026-11-23",
    "ages": [13, 14],
    "parties": ["child_on_child"],
    "setting": "sports_club",
    "types": ["sexual"],
    "media": ["social_networking", "mobile_phone"],
    "actions": ["advice_to_parents"],
    "danger": "no",
    "intent": "not_known",
    "rung": [
        {"who": "unit", "at": "2026-11-23T18:40+00:00", "reference": "SCU 4417", "result": "spoke"}
    ],
    "organisation": "Heaton Lane Sports Club",
    "before_we_ring": "Ring after 5pm, the hall has no signal before then.",
    "contact_name": "Jo Marsh",
    "contact_phone": "0161 496 0018",
    "contact_email": "jo.marsh@example.org",
    "contact_by": "call",
}


def report(*, answers: dict[str, Any] | None = None, **changes: Any) -> dict[str, Any]:
    """A whole report; `answers` override the usual ones, and None removes one."""
    given = {**ANSWERS, **(answers or {})}
    whole = {
        "form_version": 1,
        "edition": "2026.1.0",
        "build": BUILD,
        "path": PATH,
        "ticks": ["t2.cc.police", "t2.cc.evidence"],
        "answers": {name: answer for name, answer in given.items() if answer is not None},
    }
    return {**whole, **changes}


def sealed_report(
    inside: dict[str, Any] | bytes | None = None,
    *,
    report_id: str | None = None,
    public: dict[str, Any] | None = None,
    **report_changes: Any,
) -> dict[str, Any]:
    """An envelope around a sealed report: `inside`, or else `report(**report_changes)`.

    It is written as a phone writes it. Seals with `public` (a JWK), or else with the
    application's key, which it creates if missing.
    """
    report_id = uuid7() if report_id is None else report_id
    if public is None:
        keyring.ensure()
        public = keyring.public_set()[0]
    if not isinstance(inside, bytes):
        inside = compact.write(inside or report(**report_changes))
    return envelope(sealing.seal(inside, public=public, rid=report_id), report_id=report_id)


def large_report(*, size: int = 19_000, **more: Any) -> dict[str, Any]:
    """A report that is sealed into about `size` bytes: its text does not compress."""
    noise = "".join(chr(0x4E00 + number * 7919 % 20_000) for number in range(size // 3))
    return sealed_report(report(answers={"before_we_ring": noise}), **more)


def envelope(sealed: str, *, report_id: str, **fields: Any) -> dict[str, Any]:
    """The envelope around a compact JWE."""
    usual = {"saved_at": "2026-11-24T14:02:31.345Z", "build": BUILD}
    digest = digest_of(sealed.encode())
    return {"id": report_id, "digest": digest, "sealed": sealed, **usual, **fields}


def new_public_key() -> dict[str, Any]:
    """The public key of a new key pair, which no unit has."""
    key = ECKey.generate_key("P-256")
    return {**key.as_dict(private=False), "kid": key.thumbprint()}


def uuid7() -> str:
    """A new id, as phones make them."""
    return sync.uuid7.mint(datetime.now(UTC))


def post(client: FlaskClient, *items: Any, have: Any = (), **fields: Any) -> TestResponse:
    """Post items as a phone does. An item of bytes goes into the body unchanged."""
    slices = [item if isinstance(item, bytes) else json.dumps(item).encode() for item in items]
    beside = json.dumps({"have": list(have), "waiting": len(items), **fields}).encode()
    return post_body(client, b'{"items":[' + b",".join(slices) + b"]," + beside[1:])


def post_body(client: FlaskClient, body: bytes, **headers: str) -> TestResponse:
    """Post these bytes."""
    return client.post(
        "/sync/v1/reports", data=body, content_type="application/json", headers=headers
    )


def codes(answer: TestResponse) -> list[str]:
    """The codes of the results, in order."""
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return [result["code"] for result in answer.get_json()["results"]]
