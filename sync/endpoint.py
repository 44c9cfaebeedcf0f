"""The three addresses a phone speaks to: hand over reports, fetch keys, read the description."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from threading import BoundedSemaphore
from typing import Any

from flask import Blueprint, Response, request
from werkzeug.exceptions import HTTPException

from sync import body, compact, envelope
from sync.contract import CannotKeep, Claim, Code, Outcome, ReceivedItem
from sync.description import describe

Jwk = dict[str, Any]

AT_ONCE = 8
LONGEST_WAIT = 5.0
RETRY_AFTER = (5, 30)
ASK_AGAIN_AFTER = 300


class Refusal(Exception):
    """A request that is answered with an HTTP error; the phone keeps everything."""

    def __init__(self, status: int, error: str) -> None:
        super().__init__(error)
        self.status = status
        self.error = error


def make_blueprint(
    *,
    keep: Callable[[list[ReceivedItem]], list[Outcome]],
    held: Callable[[list[Claim]], list[dict[str, Any]]],
    keys: Callable[[], list[Jwk]],
    standing: Callable[[], tuple[str, str]],
    at_once: int = AT_ONCE,
) -> Blueprint:
    """The endpoint around the functions it calls.

    `keep` commits the items and gives one outcome each, or raises CannotKeep: then all come again.
    `held` answers claims, one each, in their order. `keys` are public JWKs, the newest first.
    `standing` is the newest edition and pack. These may raise CannotKeep too. `at_once` requests
    are worked on in this process, others wait.
    """
    blueprint = Blueprint("sync", __name__, url_prefix="/sync/v1")
    slots = BoundedSemaphore(at_once)

    @blueprint.post("/reports")
    def reports() -> Response:
        _must_be_ours()
        data = _read()
        with _slot(slots):
            sent = _split(data)
            key_set = keys()
            kids = [key["kid"] for key in key_set]
            judged = [envelope.judge(item, kids=kids) for item in sent.items]
            edition, pack = standing()
            answer = {
                "have": held(sent.have) if sent.have else [],
                "keys": key_set,
                "edition": edition,
                "pack": pack,
            }
            answer["results"] = _results(judged, keep)  # last: what is kept must be answered
        return _answer({**answer, "server_now": _moment(datetime.now(UTC))})

    @blueprint.get("/keys")
    def public_keys() -> Response:
        answer = _answer({"keys": keys()})
        answer.headers["Cache-Control"] = "no-cache"
        answer.add_etag()
        answer.make_conditional(request)
        return answer

    @blueprint.get("/openapi.json")
    def openapi() -> Response:
        return _answer(describe())

    _refuse_in_our_words(blueprint)
    return blueprint


def _refuse_in_our_words(blueprint: Blueprint) -> None:
    on = blueprint.register_error_handler
    on(Refusal, lambda refused: refusal(refused.status, refused.error))
    on(CannotKeep, lambda _: refusal(503, "cannot_keep"))
    on(HTTPException, lambda error: refusal(error.code or 500))


def refusal(status: int, error: str = "") -> Response:
    """Our own error body; a phone takes no other as the unit's answer."""
    answer = _answer({"error": error or ERRORS.get(status, "fault")})
    answer.status_code = status
    if status == 503:
        answer.headers["Retry-After"] = str(random.randint(*RETRY_AFTER))
    return answer


ERRORS = {400: "not_understood", 404: "not_here", 405: "not_this_way", 413: "too_large"}


def _must_be_ours() -> None:
    """No other site's page may post here, and only plain JSON is read."""
    if request.headers.get("Sec-Fetch-Site") == "cross-site":
        raise Refusal(403, "cross_site")
    if request.mimetype != "application/json":
        raise Refusal(415, "not_json_type")
    if request.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise Refusal(415, "compressed")
    if request.mimetype_params.get("charset", "utf-8").lower() not in ("utf-8", "utf8"):
        raise Refusal(400, "not_utf_8")


def _read() -> bytes:
    """The body, of which never more than the limit is read."""
    request.max_content_length = body.MAX_BYTES + 1  # where it cuts off without a word
    data = request.get_data(cache=False)
    if len(data) > body.MAX_BYTES:
        raise Refusal(413, "too_large")
    return data


def _split(data: bytes) -> body.Body:
    try:
        return body.split(data)
    except body.NotABody as error:
        raise Refusal(400, "not_understood") from error
    except body.TooMany as error:
        raise Refusal(413, "too_many") from error


def _results(
    judged: Sequence[envelope.Judged], keep: Callable[[list[ReceivedItem]], list[Outcome]]
) -> list[dict[str, Any]]:
    items = [one.item for one in judged if one.item]
    outcomes = iter(keep(items) if items else [])
    return [_receipt(one, next(outcomes)) if one.item else _not_kept(one) for one in judged]


def _receipt(judged: envelope.Judged, outcome: Outcome) -> dict[str, Any]:
    return {
        "id": judged.id,
        "code": outcome.code,
        "digest": judged.digest,
        "received_at": _moment(outcome.received_at),
    }


def _not_kept(judged: envelope.Judged) -> dict[str, Any]:
    result = {"id": judged.id, "code": judged.refusal, "digest": judged.digest}
    return {**result, "after": ASK_AGAIN_AFTER} if judged.refusal is Code.RETRY_LATER else result


@lru_cache(maxsize=64)
def _moment(moment: datetime) -> str:
    """As `2026-11-24T14:02:31.345Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@contextmanager
def _slot(slots: BoundedSemaphore) -> Iterator[None]:
    """One of a bounded number of places; who gets none in time is asked to come again."""
    if not slots.acquire(timeout=LONGEST_WAIT):
        raise Refusal(503, "busy")
    try:
        yield
    finally:
        slots.release()


def _answer(value: dict[str, Any]) -> Response:
    return Response(
        compact.write(value), content_type="application/json", headers={"Cache-Control": "no-store"}
    )
