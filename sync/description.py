"""The protocol described for other programs: OpenAPI 3.1, from the same limits the reader keeps."""

from functools import cache
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema, fields, validate

from sync.body import MAX_CLAIMS, MAX_ITEMS
from sync.contract import Code

KEPT_BY_PHONE = "; the phone keeps everything"


class Envelope(Schema):
    """A sealed report and what may be read on the outside."""

    id = fields.String(required=True, metadata={"description": "lower-case UUIDv7"})
    digest = fields.String(required=True, metadata={"description": "base64url SHA-256 of `sealed`"})
    sealed = fields.String(required=True, metadata={"description": "compact JWE, ECDH-ES, A256GCM"})
    saved_at = fields.String(metadata={"description": "the phone's own clock, kept as said"})
    build = fields.String()
    device = fields.String()
    seq = fields.Integer()
    sig = fields.String()


class Claim(Schema):
    """Do you still have this one?"""

    id = fields.String(required=True)
    digest = fields.String(required=True)


class Request(Schema):
    """What a phone sends."""

    items = fields.List(
        fields.Nested(Envelope), required=True, validate=validate.Length(max=MAX_ITEMS)
    )
    have = fields.List(fields.Nested(Claim), validate=validate.Length(max=MAX_CLAIMS))
    device = fields.String()
    waiting = fields.Integer()
    device_now = fields.String()


class Result(Schema):
    """What became of one item; `digest` and `received_at` are its receipt."""

    id = fields.Raw(required=True, metadata={"description": "as sent"})
    code = fields.String(required=True, validate=validate.OneOf([code.value for code in Code]))
    digest = fields.Raw(required=True, metadata={"description": "as sent"})
    received_at = fields.String(metadata={"description": "only where it is kept"})
    after = fields.Integer(metadata={"description": "seconds, with `retry_later`"})


class Held(Schema):
    """The answer to one claim."""

    id = fields.String(required=True)
    digest = fields.String(required=True)
    held = fields.Raw(required=True, metadata={"enum": [True, False, "erased"]})
    state = fields.String(validate=validate.OneOf(["delivered", "opened", "ring_us"]))


class KeySet(Schema):
    """The unit's public keys (RFC 7517), the newest first."""

    keys = fields.List(fields.Dict(), required=True)


class Answer(KeySet):
    """What the unit says to a request it understood, `results` in the order of `items`."""

    results = fields.List(fields.Nested(Result), required=True)
    have = fields.List(fields.Nested(Held), required=True)
    edition = fields.String(required=True)
    pack = fields.String(required=True)
    server_now = fields.String(required=True)


class Error(Schema):
    """The body of every refusal."""

    error = fields.String(required=True)


@cache
def describe() -> dict[str, Any]:
    """The OpenAPI document."""
    spec = APISpec(
        title="E-safety: handing over sealed reports",
        version="1",
        openapi_version="3.1.0",
        plugins=[MarshmallowPlugin()],
    )
    spec.path("/sync/v1/reports", operations={"post": _hand_over()})
    keys = _get("The unit's public keys", KeySet)
    keys["responses"]["304"] = {"description": "Still those that `If-None-Match` names"}
    spec.path("/sync/v1/keys", operations={"get": keys})
    spec.path("/sync/v1/openapi.json", operations={"get": _get("This document", None)})
    return dict(spec.to_dict())


def _hand_over() -> dict[str, Any]:
    refusals = {
        "400": "Not one JSON object with a list `items`",
        "403": "Sent by another site's page",
        "413": "The body or a list in it is over its limit",
        "415": "Not application/json, or compressed",
        "503": "No place free, or trouble with the database: again after `Retry-After` seconds",
    }
    return {
        "summary": "Hand over sealed reports and ask about receipts",
        "requestBody": {"required": True, "content": _json(Request)},
        "responses": {
            "200": {"description": "A result for each item", "content": _json(Answer)},
            **{
                status: {"description": why + KEPT_BY_PHONE, "content": _json(Error)}
                for status, why in refusals.items()
            },
        },
    }


def _get(summary: str, schema: type[Schema] | None) -> dict[str, Any]:
    content = _json(schema) if schema else {"application/json": {"schema": {"type": "object"}}}
    return {"summary": summary, "responses": {"200": {"description": summary, "content": content}}}


def _json(schema: type[Schema]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
