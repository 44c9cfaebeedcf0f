"""Describes the protocol for other programs: OpenAPI 3.1, drawn from the schemas."""

from functools import cache
from typing import Any

from apispec import APISpec
from apispec.ext.marshmallow import MarshmallowPlugin
from marshmallow import Schema

from sync import schemas

REFUSALS = {
    "400": "Not one JSON object with a list `items`",
    "403": "Sent by another site's page",
    "408": "The body stopped or came too slowly",
    "411": "Chunked: a request must announce its length",
    "413": "The body or a list in it is over its limit",
    "415": "Not application/json, or compressed",
    "421": "Sent to a host that is not the unit's",
    "503": "No place free, or the database failed: retry after `Retry-After` seconds",
}
KEPT_BY_PHONE = "; the phone keeps everything"


@cache
def describe() -> dict[str, Any]:
    """Return the OpenAPI document."""
    spec = APISpec(
        title="E-safety: handing over sealed reports",
        version="1",
        openapi_version="3.1.0",
        plugins=[MarshmallowPlugin()],
    )
    spec.path("/sync/v1/reports", operations={"post": _hand_over()})
    keys = _get("The unit's public keys", _json(schemas.KeySet))
    keys["responses"]["304"] = {"description": "Unchanged since `If-None-Match`"}
    spec.path("/sync/v1/keys", operations={"get": keys})
    this = _get("This document", {"application/json": {"schema": {"type": "object"}}})
    spec.path("/sync/v1/openapi.json", operations={"get": this})
    return dict(spec.to_dict())


def _hand_over() -> dict[str, Any]:
    return {
        "summary": "Hand over sealed reports and ask about receipts",
        "requestBody": {"required": True, "content": _json(schemas.Request)},
        "responses": {
            "200": {"description": "A result for each item", "content": _json(schemas.Answer)},
            **{
                status: {"description": why + KEPT_BY_PHONE, "content": _json(schemas.Error)}
                for status, why in REFUSALS.items()
            },
        },
    }


def _get(summary: str, content: dict[str, Any]) -> dict[str, Any]:
    return {"summary": summary, "responses": {"200": {"description": summary, "content": content}}}


def _json(schema: type[Schema]) -> dict[str, Any]:
    return {"application/json": {"schema": schema}}
