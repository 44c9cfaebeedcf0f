"""The requests of every recorded release are stored, opened and shown as they were then."""

import hashlib
import html
import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.corpus.release import RELEASES, Release, Request
from tests.support.cast import OFFICER, Enter
from tests.support.old_texts import whole
from tests.support.reports import codes, post_body
from webapp.arrivals import opening
from webapp.config import current_config
from webapp.extensions import db
from webapp.guidance.models import Edition
from webapp.notices.arrived import prepare_filing
from webapp.reports.models import Report
from webapp.returns.models import Drill, NilReturn
from webapp.returns.receiving import receive

pytestmark = pytest.mark.parametrize("release", RELEASES, ids=lambda release: release.name)

# Answers that officers now read in other words: {on the recorded phone: at the unit today}.
REWORDED = {"It is still going on": "Still going on", "No": "No, not now"}


@pytest.fixture
def unit(app: Flask, release: Release) -> Flask:
    """Today's unit, with the key and the edition of that release."""
    keys = current_config().instance_dir / "keys"
    keys.mkdir(parents=True)
    shutil.copyfile(release.unit_key, keys / "0001.json")
    digest = hashlib.sha256(release.edition.encode()).hexdigest()
    name, content = release.pack["edition"], release.edition
    db.session.add(
        Edition(name=name, content=content, digest=digest, published_at=datetime.now(UTC))
    )
    db.session.commit()
    return app


def test_each_request_gets_the_recorded_answer(unit: Flask, release: Release) -> None:
    for request in release.requests:
        answer = hand_over(unit, request)
        results = [without(result, "received_at") for result in answer["results"]]
        assert results == [without(result, "received_at") for result in request.results]
        assert answer["have"] == request.have


def test_each_request_is_idempotent(unit: Flask, release: Release) -> None:
    for request in release.requests:
        first = hand_over(unit, request)
        again = hand_over(unit, request)
        expected = [{**result, "code": "already_stored"} for result in first["results"]]
        assert again["results"] == expected


def test_every_answer_is_on_the_officers_page(unit: Flask, release: Release, enter: Enter) -> None:
    for request in release.requests:
        hand_over(unit, request)
    open_all()
    officer = enter(OFFICER)
    for report_id, recorded in reports_of(release):
        report = db.session.scalars(select(Report).where(Report.report_id == report_id)).one()
        lines = lines_of(officer.opens(f"/unit/reports/{report.id}").text)
        assert any(recorded["reference"] in line for line in lines)
        missing = [words for words in lines_expected(recorded) if not is_shown(words, lines)]
        assert missing == [], report.reference


def test_everything_sealed_is_understood(unit: Flask, release: Release) -> None:
    for request in release.requests:
        hand_over(unit, request)
    open_all()
    for report_id, recorded in reports_of(release):
        report = db.session.scalars(select(Report).where(Report.report_id == report_id)).one()
        report, inside = whole(report), recorded["inside"]
        assert report.answers == inside["answers"]
        assert report.path == inside["path"]
        assert report.ticks == inside["ticks"]
        assert report.amends == inside.get("amends")
        assert (report.extra, report.flags) == ({}, {}), "a code or a question is no longer known"


def test_drills_and_the_like_are_counted_and_become_no_reports(
    unit: Flask, release: Release
) -> None:
    sent = [one for request in release.requests for one in request.returns.values()]
    for request in release.requests:
        if request.returns:
            hand_over(unit, request)
    open_all()
    drills = len(db.session.scalars(select(Drill)).all())
    quarters = db.session.scalars(select(NilReturn.quarter)).all()
    assert drills == sum(one["kind"] == "drill" for one in sent)
    assert [*quarters] == [one["quarter"] for one in sent if one["kind"] == "nothing_to_report"]
    assert (drills + len(quarters), db.session.scalars(select(Report)).all()) == (len(sent), [])


def hand_over(unit: Flask, request: Request) -> dict[str, Any]:
    answer = post_body(unit.test_client(), request.body)
    assert codes(answer) is not None
    return dict(answer.get_json())


def open_all() -> None:
    """Opens what waits, whatever it is, as the opener does."""
    opening.open_pending(receive, prepare_filing)
    db.session.expire_all()


def reports_of(release: Release) -> Iterator[tuple[str, dict[str, Any]]]:
    for request in release.requests:
        yield from request.reports.items()


def without(fields: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in fields.items() if key != name}


def lines_expected(recorded: dict[str, Any]) -> list[str]:
    """Every line that the reporter saw before saving, in the words that an officer reads."""
    shown = [words for lines in recorded["said"].values() for words in lines]
    return [collapse_spaces(REWORDED.get(words, words)) for words in shown]


def is_shown(words: str, lines: list[str]) -> bool:
    """Whether a line contains the words; a short answer ("No") must be a line by itself."""
    return words in lines or (len(words) > 3 and any(words in line for line in lines))


def lines_of(page: str) -> list[str]:
    """The texts between a page's tags, one line each."""
    return [collapse_spaces(html.unescape(text)) for text in re.split(r"<[^>]+>", page)]


def collapse_spaces(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
