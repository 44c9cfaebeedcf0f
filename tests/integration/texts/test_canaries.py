"""Nothing that a worker wrote lies in clear in a file: databases, their logs, our logs, temp."""

import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text

from tests.support.canaries import forms_of
from tests.support.cast import OFFICER, Enter
from tests.support.reports import post, sealed_report
from tests.support.unit_reports import open_waiting
from tests.support.whole_reports import whole
from webapp.extensions import db
from webapp.reports.models import Report
from webapp.reports.questions import QUESTIONS, Kind
from webapp.texts import cipher
from webapp.vocabulary.path import PATH_FIELDS

pytestmark = pytest.mark.postgresql

REPORTS = 30
CALL = ("who", "name", "at", "reference", "result", "mood")


def inside(word: str) -> dict[str, Any]:
    """A report with the word in every field: as a text, an unknown code or field, an odd date."""
    values: dict[Kind, Any] = dict.fromkeys(Kind, word)
    values[Kind.SEVERAL] = ["not_known", word]
    spoke = {"who": "unit", "at": f"2026-13-01{word}", "result": "spoke"}
    values[Kind.CALLS] = [dict.fromkeys(CALL, word), spoke]
    path = {name: [word] if asked.several else word for name, asked in PATH_FIELDS.items()}
    return {
        "form_version": 1,
        "answers": {q.name: values[q.kind] for q in QUESTIONS} | {f"x{word}": {word: [word]}},
        "path": {**path, "code": word, f"y{word}": word},
        "ticks": [word],
        "edition": word,
        "build": word,
        "amends": word,
        f"z{word}": word,
    }


def send(app: Flask, word: str) -> list[Report]:
    for _ in range(REPORTS // 10):
        post(app.test_client(), *[sealed_report(inside(word)) for _ in range(10)])
    assert open_waiting() == REPORTS
    return db.session.query(Report).all()


def files(folder: Path, *, log: bool = True) -> Iterator[Path]:
    """Every file of the installation; of PostgreSQL the database's own and, with `log`, pg_wal."""
    yield from (file for file in folder.rglob("*") if file.is_file())
    if db.engine.dialect.name == "postgresql":
        data = Path(scalar("SHOW data_directory"))
        number = scalar("SELECT oid FROM pg_database WHERE datname = current_database()")
        for part in (data / "base" / str(number), *([data / "pg_wal", data.parent] if log else [])):
            yield from (file for file in part.glob("*") if file.is_file())


def scalar(statement: str) -> Any:
    found = db.session.execute(text(statement)).scalar()
    db.session.rollback()
    return found


def count_in_files(word: str, folder: Path, *, log: bool = True) -> int:
    with db.engine.connect() as connection:
        at_once = connection.execution_options(isolation_level="AUTOCOMMIT")
        is_sqlite = db.engine.dialect.name == "sqlite"
        at_once.execute(text("PRAGMA wal_checkpoint" if is_sqlite else "CHECKPOINT"))
    contents = [file.read_bytes() for file in files(folder, log=log)]
    assert len(contents) > 2
    return sum(content.count(form) for content in contents for form in forms_of(word))


def test_no_file_has_a_word_of_what_was_written(
    app: Flask, enter: Enter, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    word = secrets.token_hex(8)
    report, *_ = send(app, word)
    assert str(vars(whole(report))).count(word) * REPORTS > 1000
    assert word in enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    enter(OFFICER).opens("/unit/")
    assert (count_in_files(word, tmp_path), word in caplog.text) == (0, False)


def test_with_sealing_switched_off_they_are_found(
    app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cipher, "seal", lambda _key, plaintext, _at: plaintext)
    word = secrets.token_hex(8)
    send(app, word)
    assert count_in_files(word, tmp_path) > 1000
