"""The three addresses a phone speaks to: hand over reports, fetch keys, read the description."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from sync import body, compact, envelope
from sync.contract import ArrivingItem, CannotKeep, Claim, Code, Outcome
from sync.description import describe
from sync.limits import MAX_BYTES
from sync.timestamp import format_timestamp

Keep = Callable[[list[ArrivingItem]], list[Outcome]]
AnswerClaims = Callable[[list[Claim]], list[dict[str, Any]]]
Keys = Callable[[], list[dict[str, Any]]]
NewestPack = Callable[[], tuple[str, str]]

RETRY_AFTER_SECONDS = (5, 30)
ASK_AGAIN_AFTER_SECONDS = 300

ERRORS = {
    400: "not_understood",
    404: "not_here",
    405: "not_this_way",
    408: "too_slow",
    411: "no_length",
    413: "too_large",
    421: "not_this_host",
    503: "busy",
}


class Refusal(Exception):
    """A request that is answered with an HTTP error; the phone keeps everything."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(error)
        self.status = status
        self.error = error


def make_blueprint(
    *,
    keep: Keep,
    answer_claims: AnswerClaims,
    keys: Keys,
    newest_pack: NewestPack,
) -> Blueprint:
    """Make the endpoint around the functions it calls.

    `keep` commits the items and returns one outcome each, in order. `answer_claims` returns one
    answer a claim, in order. `keys` returns public JWKs, the newest first; `newest_pack` the
    edition and the hash of the newest pack. Any of them may raise CannotKeep: then the phone sends
    everything again. How many requests come at once is limited before (`webapp/front/lanes.py`).
    """
    views = _Views(keep, answer_claims, keys, newest_pack)
    blueprint = Blueprint("sync", __name__, url_prefix="/sync/v1")
    blueprint.add_url_rule("/reports", view_func=views.hand_over, methods=["POST"])
    blueprint.add_url_rule("/keys", view_func=views.public_keys)
    blueprint.add_url_rule("/openapi.json", view_func=views.openapi)
    on = blueprint.register_error_handler
    on(Refusal, lambda refused: refusal(refused.status, refused.error))
    on(CannotKeep, lambda _: refusal(503, "cannot_keep"))
    on(HTTPException, lambda error: refusal(error.code or 500))
    return blueprint


def refusal(status: int, error: str = "") -> Response:
    """Make our own error body; a phone takes no other as the unit's answer."""
    response = _respond({"error": error or ERRORS.get(status, "fault")})
    response.status_code = status
    if status == 503:
        response.headers["Retry-After"] = str(random.randint(*RETRY_AFTER_SECONDS))
    return response


@dataclass(frozen=True, slots=True)
class _Views:
    """The views, with the functions that `make_blueprint` was given."""

    keep: Keep
    answer_claims: AnswerClaims
    keys: Keys
    newest_pack: NewestPack

    def hand_over(self) -> Response:
        _check_headers()
        sent = _split(_read_body())
        keys = self.keys()
        kids = [key["kid"] for key in keys]
        judged = [envelope.judge(item, kids=kids) for item in sent.items]
        edition, pack = self.newest_pack()
        answer = {
            "have": self.answer_claims(sent.have) if sent.have else [],
            "keys": keys,
            "edition": edition,
            "pack": pack,
        }
        # Last: no error may come between the commit and its receipts.
        answer["results"] = _results(judged, self.keep)
        return _respond({**answer, "server_now": format_timestamp(datetime.now(UTC))})

    def public_keys(self) -> Response:
        response = _respond({"keys": self.keys()})
        response.headers["Cache-Control"] = "no-cache"
        response.add_etag()
        response.make_conditional(request)
        return response

    def openapi(self) -> Response:
        return _respond(describe())


def _check_headers() -> None:
    """Refuse posts from another site's page, and anything but plain JSON in UTF-8."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise Refusal(403, "cross_site")
    if request.mimetype != "application/json":
        raise Refusal(415, "not_json_type")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refusal(415, "compressed")
    if request.mimetype_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise Refusal(400, "not_utf_8")


def _read_body() -> bytes:
    """Return the body; never reads more than the limit."""
    # One byte more than the limit: without a Content-Length, Werkzeug truncates silently here.
    request.max_content_length = MAX_BYTES + 1
    data = request.get_data(cache=False)
    if len(data) > MAX_BYTES:
        raise Refusal(413, "too_large")
    return data


def _split(data: bytes) -> body.Body:
    try:
        return body.split(data)
    except body.NotABody as error:
        raise Refusal(400, "not_understood") from error
    except body.TooMany as error:
        raise Refusal(413, "too_many") from error


def _results(judged: Sequence[envelope.Judged], keep: Keep) -> list[dict[str, Any]]:
    items = [one.item for one in judged if one.item]
    outcomes = iter(keep(items) if items else [])
    return [_result(one, next(outcomes)) if one.item else _not_kept(one) for one in judged]


def _result(judged: envelope.Judged, outcome: Outcome) -> dict[str, Any]:
    if outcome.code is Code.RETRY_LATER:
        return _not_kept(judged._replace(refusal=outcome.code))
    return _receipt(judged, outcome)


def _receipt(judged: envelope.Judged, outcome: Outcome) -> dict[str, Any]:
    return {
        "id": judged.id,
        "code": outcome.code,
        "digest": judged.digest,
        "arrived_at": format_timestamp(outcome.arrived_at),
    }


def _not_kept(judged: envelope.Judged) -> dict[str, Any]:
    result = {"id": judged.id, "code": judged.refusal, "digest": judged.digest}
    if judged.refusal is Code.RETRY_LATER:
        result["after"] = ASK_AGAIN_AFTER_SECONDS
    return result


def _respond(value: dict[str, Any]) -> Response:
    return Response(
        compact.write(value), content_type="application/json", headers={"Cache-Control": "no-store"}
    )
