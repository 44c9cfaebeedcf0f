"""Declares what travels as marshmallow schemas: the description shows them, the judge obeys them.

No request is loaded through them: docs/decisions/0018.
"""

from marshmallow import Schema, fields, validate

from sync.contract import Code
from sync.limits import MAX_CLAIMS, MAX_ITEMS


class Envelope(Schema):
    """A sealed report and what may be read on the outside."""

    id = fields.String(required=True, metadata={"description": "lower-case UUIDv7"})
    digest = fields.String(required=True, metadata={"description": "base64url SHA-256 of `sealed`"})
    sealed = fields.String(required=True, metadata={"description": "compact JWE, ECDH-ES, A256GCM"})
    saved_at = fields.String(metadata={"description": "the phone's own clock, kept as sent"})
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
    """The fate of one item; `digest` and `arrived_at` are its receipt."""

    id = fields.Raw(required=True, metadata={"description": "as sent"})
    code = fields.String(required=True, validate=validate.OneOf([code.value for code in Code]))
    digest = fields.Raw(required=True, metadata={"description": "as sent"})
    arrived_at = fields.String(
        metadata={"description": "when the server stored it; only if it is kept"}
    )
    after = fields.Integer(metadata={"description": "seconds, with `retry_later`"})


class Held(Schema):
    """The answer to one claim."""

    id = fields.String(required=True)
    digest = fields.String(required=True)
    held = fields.Raw(required=True, metadata={"enum": [True, False, "erased"]})
    state = fields.String(validate=validate.OneOf(["delivered", "received", "ring_us"]))
    received_at = fields.String(metadata={"description": "only with `received`"})
    spoken_at = fields.String(
        metadata={"description": "when the unit spoke with whoever sent it, if it did"}
    )


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
