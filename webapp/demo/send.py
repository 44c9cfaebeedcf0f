"""Believable reports, sent through the real door as a phone would, to try the unit's side out."""

import json
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from http.client import HTTPException
from itertools import cycle, islice
from typing import Any

from sync import uuid7
from sync.envelope import digest_of
from sync.timestamp import format_timestamp
from webapp.demo.reports import CORRECTION, REPORTS, DemoReport
from webapp.errors import AppError
from webapp.guidance.source.loading import shipped
from webapp.guidance.steps import deciding
from webapp.keys import sealing
from webapp.reports.questions import FORM_VERSION
from webapp.reports.reference import reference_for

PATIENCE = 30


class NobodyThere(AppError):
    """Nothing answers there, or what answers is another program."""


def send(address: str, *, count: int = 8) -> list[str]:
    """Seal and deliver `count` reports to the product at `address`; their references, as sent.

    The last of eight corrects the first. Raises NobodyThere.
    """
    public = _ask(f"{address}/sync/v1/keys")["keys"][0]
    standing = _ask(f"{address}/sync/v1/reports", {"items": [], "have": []})
    now = datetime.now(UTC)
    envelopes = [
        _envelope(demo, id, public=public, edition=standing["edition"], now=now)
        for demo, id in _reports(now, count)
    ]
    for start in range(0, len(envelopes), 50):
        _ask(f"{address}/sync/v1/reports", {"items": envelopes[start : start + 50], "have": []})
    return [reference_for(envelope["id"]) for envelope in envelopes]


def _reports(now: datetime, count: int) -> Iterator[tuple[DemoReport, str]]:
    """The usual reports in turn; where there are eight or more, one is a correction."""
    first = ""
    for place, demo in enumerate(islice(cycle([*REPORTS, CORRECTION]), count)):
        id = uuid7.mint(now - demo.waited)
        first = first or id
        if demo is CORRECTION:
            demo = replace(demo, inside={**demo.inside, "amends": first})
        yield demo, id
        if place % (len(REPORTS) + 1) == len(REPORTS):
            first = ""


def _envelope(
    demo: DemoReport, id: str, *, public: dict[str, Any], edition: str, now: datetime
) -> dict[str, str]:
    saved = now - demo.waited
    inside = {
        "form_version": FORM_VERSION,
        "edition": edition,
        "build": "demo",
        "ticks": _ticks(demo),
        **_dated(demo.inside, saved),
    }
    sealed = sealing.seal(json.dumps(inside).encode(), public=public, rid=id)
    return {
        "id": id,
        "digest": digest_of(sealed.encode()),
        "sealed": sealed,
        "saved_at": format_timestamp(saved),
        "build": "demo",
    }


def _ticks(demo: DemoReport) -> list[str]:
    """The first steps that this path leads to, as many as the worker ticked."""
    shown = deciding.from_report(demo.inside["path"], shipped())
    return [step.id for step in shown.steps][: demo.ticked] if shown else []


def _dated(inside: dict[str, Any], saved: datetime) -> dict[str, Any]:
    """The report with days and times that fit the moment it was saved."""
    answers = dict(inside["answers"])
    if isinstance(answers.get("incident_date"), timedelta):
        answers["incident_date"] = (saved - answers["incident_date"]).date().isoformat()
    if isinstance(answers.get("rung"), list):
        at = (saved - timedelta(minutes=20)).strftime("%Y-%m-%dT%H:%M+00:00")
        answers["rung"] = [{**call, "at": at} for call in answers["rung"]]
    return {**inside, "answers": answers}


def _ask(url: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    address = url.partition("/sync/")[0]
    if not url.startswith(("http://", "https://")):
        raise NobodyThere(f"Nothing answers at {address}: an address begins with http(s)://.")
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(url, data, {"Content-Type": "application/json"})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 - see above
            return dict(json.load(answer))
    except (urllib.error.HTTPError, ValueError, TypeError) as other:
        raise NobodyThere(f"What answers at {address} is not E-safety, or is busy.") from other
    except (OSError, HTTPException) as nobody:
        raise NobodyThere(f"Nothing answers at {address}. Is `make run` running?") from nobody
