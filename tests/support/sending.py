"""Sends sample reports over HTTP as a phone would."""

import json
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from typing import Any

from sync import uuid7
from sync.envelope import digest_of
from sync.timestamp import format_timestamp
from tests.support.sample_reports import CORRECTION, REPORTS, SampleReport
from webapp.guidance.source.loading import load_shipped
from webapp.guidance.steps import deciding
from webapp.keys import sealing
from webapp.reports.questions import FORM_VERSION
from webapp.reports.reference import reference_for

TIMEOUT_SECONDS = 30


def send(address: str, *, count: int = 8) -> list[str]:
    """Seal and deliver `count` reports to the product at `address`. Returns their references.

    Every eighth corrects the first of its eight.
    """
    public = _request(f"{address}/sync/v1/keys")["keys"][0]
    state = _request(f"{address}/sync/v1/reports", {"items": [], "have": []})
    now = datetime.now(UTC)
    envelopes = [
        _envelope(demo, report_id, public=public, edition=state["edition"], now=now)
        for demo, report_id in _reports(now, count)
    ]
    for start in range(0, len(envelopes), 50):
        _request(f"{address}/sync/v1/reports", {"items": envelopes[start : start + 50], "have": []})
    return [reference_for(envelope["id"]) for envelope in envelopes]


def _reports(now: datetime, count: int) -> Iterator[tuple[SampleReport, str]]:
    """The demo reports in turn, each with a new id; every eighth is a correction."""
    first = ""
    for place, demo in enumerate(islice(cycle([*REPORTS, CORRECTION]), count)):
        report_id = uuid7.mint(now - demo.waited)
        first = first or report_id
        if demo is CORRECTION:
            demo = replace(demo, inside={**demo.inside, "amends": first})
        yield demo, report_id
        if place % (len(REPORTS) + 1) == len(REPORTS):
            first = ""


def _envelope(
    demo: SampleReport, report_id: str, *, public: dict[str, Any], edition: str, now: datetime
) -> dict[str, str]:
    saved = now - demo.waited
    inside = {
        "form_version": FORM_VERSION,
        "edition": edition,
        "build": "demo",
        "ticks": _ticks(demo),
        **_fill_in_times(demo.inside, saved),
    }
    sealed = sealing.seal(json.dumps(inside).encode(), public=public, rid=report_id)
    return {
        "id": report_id,
        "digest": digest_of(sealed.encode()),
        "sealed": sealed,
        "saved_at": format_timestamp(saved),
        "build": "demo",
    }


def _ticks(demo: SampleReport) -> list[str]:
    """The ids of the first steps of its path, as many as were ticked."""
    shown = deciding.decide_for_report(demo.inside["path"], load_shipped())
    return [step.id for step in shown.steps][: demo.ticked] if shown else []


def _fill_in_times(inside: dict[str, Any], saved: datetime) -> dict[str, Any]:
    """The content with dates and times relative to `saved`."""
    answers = dict(inside["answers"])
    if isinstance(answers.get("incident_date"), timedelta):
        answers["incident_date"] = (saved - answers["incident_date"]).date().isoformat()
    if isinstance(answers.get("rung"), list):
        at = (saved - timedelta(minutes=20)).strftime("%Y-%m-%dT%H:%M+00:00")
        answers["rung"] = [{**call, "at": at} for call in answers["rung"]]
    return {**inside, "answers": answers}


def _request(url: str, body: dict[str, Any] | None = None) -> dict[str, Any]:
    data = None if body is None else json.dumps(body).encode()
    message = urllib.request.Request(url, data, {"Content-Type": "application/json"})
    with urllib.request.urlopen(message, timeout=TIMEOUT_SECONDS) as answer:
        return dict(json.load(answer))
