"""What was erased after a backup is erased again when that backup is restored."""

import json
from pathlib import Path

import pytest
from flask import Flask

from tests.integration.backups.conftest import Esafety
from tests.integration.backups.test_what_is_in_it import rows
from tests.support.unit_reports import deliver
from webapp.app import create_app
from webapp.arrivals.models import Arrival
from webapp.backups import erased
from webapp.backups.erased import Mark
from webapp.config import Config
from webapp.extensions import db
from webapp.reports.models import Report
from webapp.texts import storage_keys

LEFT = "SELECT wrapped IS NULL, length(raw) FROM data_key JOIN arrival ON sequence = owner_id"
ERASE = ("--reason", "asked", "--by", "Ada Lead", "--yes")


def test_with_the_newest_list_a_restore_erases_again(
    esafety: Esafety, other: Esafety, tmp_path: Path
) -> None:
    app = create_app(Config.from_environment({"INSTANCE_DIR": str(tmp_path / "first")}))
    with app.app_context():
        storage_keys.ensure()
        reference = deliver(app).reference
        db.engine.dispose()
    older, newer = tmp_path / "older", tmp_path / "newer"
    esafety("backup", str(older), "--with-keys")
    assert esafety("erase", reference, *ERASE).output.endswith("Erased: 1\n")
    esafety("backup", str(newer))

    answer = other("restore", str(older), "--erased", str(newer / "erased.json"))

    assert "Erased again: 1\n" in answer.output
    assert rows(tmp_path / "other" / "esafety.sqlite", LEFT) == [(1, 0)]


def test_without_a_list_the_restore_says_what_is_back(whole: Path, other: Esafety) -> None:
    assert "Whatever was erased after this backup is back" in other("restore", str(whole)).output


def test_replaying_twice_erases_once_and_nothing_else(app: Flask) -> None:
    report, stays = deliver(app), deliver(app)
    arrival = db.session.get_one(Arrival, report.id)
    mark = Mark(arrival.id, arrival.digest, "2026-11-27T09:00:00+00:00")

    assert (erased.replay([mark]), erased.replay([mark])) == (1, 0)

    db.session.expire_all()
    assert db.session.get_one(Report, report.id).erased_at
    assert db.session.get_one(Report, stays.id).erased_at is None


@pytest.mark.parametrize(
    "listed",
    [
        None,
        "not a list",
        json.dumps(["a"]),
        json.dumps([["id", "digest", "2026-11-27T09:00:00+00:00"]]),
        json.dumps([["id", "d" * 43, "2026-11-27T09:00:00"]]),
        json.dumps([["id", "d" * 43, "yesterday"]]),
        json.dumps([[1, "d" * 43, "2026-11-27T09:00:00+00:00"]]),
    ],
)
def test_a_file_that_is_no_list_is_refused_before_anything_is_restored(
    whole: Path, other: Esafety, tmp_path: Path, listed: str | None
) -> None:
    file = tmp_path / "erased.json"
    if listed is not None:
        file.write_text(listed)

    answer = other("restore", str(whole), "--erased", str(file))

    assert answer.exit_code == 1 and "is not a list of erasures" in answer.output
    assert not (tmp_path / "other" / "esafety.sqlite").exists()
