"""What is typed is sealed, recorded by the number of the search, and over after an hour."""

import secrets
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.integration.texts.test_canaries import count_in_files
from tests.support.cast import LEAD, OFFICER, Enter, Person
from tests.support.searches import address_found, finds
from tests.support.unit_reports import deliver
from webapp.audit.models import AuditEntry
from webapp.database import writing as transactions
from webapp.extensions import db
from webapp.finding.models import Search
from webapp.finding.searching import KEPT_FOR, OWNER, forget_searches
from webapp.texts import cipher, name_tokens, writing
from webapp.texts.reading import read_texts

pytestmark = pytest.mark.postgresql


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    deliver(app, answers={"contact_name": "Zoe Marsh", "organisation": "Quarry Bank Judo"})
    return enter(OFFICER)


def facts() -> list[dict[str, str]]:
    db.session.rollback()
    query = select(AuditEntry.facts).where(AuditEntry.event == "words-searched")
    return [*db.session.scalars(query)]


def test_no_file_no_log_and_no_address_has_what_was_typed(
    app: Flask, officer: Person, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    word = secrets.token_hex(8)
    deliver(app, answers={"contact_name": word, "organisation": word, "contact_phone": word})
    page = finds(officer, word)
    assert word in page and word not in page.split("</title>")[0]
    assert word not in address_found(officer, f"nobody {word}")
    assert (count_in_files(word, tmp_path), word in caplog.text) == (0, False)


def test_with_sealing_switched_off_it_is_found(
    officer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_seal = {**vars(cipher), "seal": lambda _key, plaintext, _at: plaintext}
    monkeypatch.setattr(writing, "cipher", SimpleNamespace(**open_seal))
    word = secrets.token_hex(8)
    address_found(officer, word)
    assert count_in_files(word, tmp_path) > 0


def test_with_hashing_switched_off_the_name_is_found(
    app: Flask, officer: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(name_tokens, "_hash", lambda _key, word: word.encode()[:12])
    word = secrets.token_hex(6)
    deliver(app, answers={"contact_name": word})
    assert count_in_files(word, tmp_path) > 0


def test_that_one_searched_is_recorded_with_kinds_and_numbers(
    officer: Person, enter: Enter
) -> None:
    finds(officer, "marsh judo")
    finds(officer, "nobody at all")
    assert facts() == [
        {"hits": "reports 1 (worker)", "number": "1"},
        {"hits": "reports 0", "number": "2"},
    ]
    assert "searched for a report by words" in enter(LEAD).opens("/unit/audit-log").text
    assert read_texts(OWNER, [1]) == {1: b"marsh judo"}


def test_after_an_hour_it_is_over_and_what_was_typed_stays_sealed(officer: Person) -> None:
    address = address_found(officer, "marsh")
    forget_searches()
    assert officer.opens(address).status_code == 200
    with transactions.writing():
        db.session.execute(update(Search).values(at=datetime.now(UTC) - KEPT_FOR))
    assert officer.opens(address).status_code == 404
    forget_searches()
    assert db.session.query(Search).count() == 0
    assert read_texts(OWNER, [1]) == {1: b"marsh"}
    finds(officer, "marsh")
    assert facts()[-1]["number"] == "2"
