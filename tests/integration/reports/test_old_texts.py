"""Reports of earlier versions are sealed while the unit works, and the same after any accident."""

import random
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import OFFICER, Enter
from tests.support.incidents import arrive, incident_of, kill_after
from tests.support.old_texts import keep_in_clear, raw_of, whole
from tests.support.query_plans import find_scans
from tests.support.reading import text_of
from tests.support.reports import uuid7
from tests.support.unit_reports import deliver
from webapp.config import current_config
from webapp.extensions import db
from webapp.reports import old_texts
from webapp.reports.models import ClearReport, Report
from webapp.reports.old_texts import count_old_texts, seal_batch, seal_old_texts
from webapp.texts.storage_keys import StorageKeyAway


def reports() -> list[Report]:
    db.session.expire_all()
    return [*db.session.scalars(select(Report).order_by(Report.id))]


def everything() -> list[dict[str, Any]]:
    return [{**vars(whole(report)), "raw": raw_of(report)} for report in reports()]


def test_an_old_report_reads_the_same_before_and_after(app: Flask, enter: Enter) -> None:
    report = deliver(app, answers={"setting": "moon", "incident_date": "2026-11-20"})
    address, number = f"/unit/reports/{report.id}", report.id
    officer = enter(OFFICER)
    officer.opens(address)
    before, page = everything(), text_of(officer.opens(address))
    keep_in_clear(report)
    assert count_old_texts() == 1
    assert text_of(officer.opens(address)) == page
    seal_batch()
    assert count_old_texts() == 0
    assert text_of(officer.opens(address)) == page
    assert everything() == before
    assert "moon" not in str(db.session.get_one(Report, number).coded)


def test_a_batch_is_found_without_passing_all_that_is_sealed(app: Flask) -> None:
    keep_in_clear(deliver(app))
    assert find_scans(seal_batch) == []


def test_a_correction_finds_what_an_old_report_says(app: Flask) -> None:
    first = deliver(app, answers={"setting": "library", "danger": "yes"})
    keep_in_clear(first)
    deliver(app, inside={"answers": {"ages": [9]}, "amends": first.report_id})
    assert (incident_of(first.id).setting, incident_of(first.id).rank) == ("library", 0)


def test_killed_anywhere_and_run_again_it_comes_to_the_same(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(old_texts, "BATCH", 3)
    arrive(app, *[(uuid7(), None) for _ in range(8)])
    before = everything()
    for seed in range(20):
        keep_in_clear(*reports())
        kill_after(random.Random(seed).randint(1, 30), seal_batch)
        while seal_batch():
            pass
        assert everything() == before, seed
        assert count_old_texts() == seal_batch() == 0


def test_the_files_are_rewritten_once_when_nothing_is_left(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    rewritten: list[tuple[str, ...]] = []
    monkeypatch.setattr(old_texts, "rewrite", lambda *tables: rewritten.append(tables) or True)
    keep_in_clear(deliver(app))
    db.session.add(ClearReport(id=0, ticks=[], answers={}, extra={}))
    db.session.commit()
    for _ in range(3):
        seal_old_texts()
    assert len(rewritten) == 1
    assert db.session.query(ClearReport).count() == 0


def test_without_a_storage_key_what_is_in_clear_and_what_arrives_waits(app: Flask) -> None:
    report = deliver(app)
    keep_in_clear(report)
    folder = current_config().storage_keys
    away(folder, "0001.key", "away")
    with pytest.raises(StorageKeyAway):
        seal_batch()
    with pytest.raises(StorageKeyAway):
        deliver(app)
    away(folder, "away", "0001.key")
    seal_batch()
    assert count_old_texts() == 0


def test_a_page_without_the_key_says_so_and_lists_go_on(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app), enter(OFFICER)
    away(current_config().storage_keys, "0001.key", "away")
    answer = officer.opens(f"/unit/reports/{report.id}")
    assert answer.status_code == 503 and "cannot read its keys just now" in answer.text
    assert report.reference in officer.opens("/unit/").text


def away(folder: Path, old: str, new: str) -> None:
    (folder / old).rename(folder / new)
