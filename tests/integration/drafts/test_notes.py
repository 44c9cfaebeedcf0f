"""What is half typed as a note is kept, sealed, for its writer alone, until it is sent."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from tests.integration.texts.test_canaries import count_in_files
from tests.support.cast import COLLEAGUE, LEAD, OFFICER, OUTSIDER, Enter, Person, open_browser
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.drafts.keeping import KEPT_FOR, LONGEST, OWNER, forget_drafts
from webapp.drafts.models import Draft
from webapp.extensions import db
from webapp.incidents.erasable import find_erasable
from webapp.incidents.erasing import erase
from webapp.incidents.models import Incident
from webapp.texts.models import DataKey, SealedText

pytestmark = pytest.mark.postgresql

PAGE = "/unit/reports/1"
DRAFT = f"{PAGE}/log/notes/draft"
WORD = "Rang twice, and"


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    deliver(app)
    return enter(OFFICER)


def types(person: Person, text: str = WORD, **more: str) -> int:
    now = datetime.now(UTC).isoformat()
    sent = {"note-text": text, "opened": now, **more}
    return person.submits(DRAFT, sent, page=PAGE).status_code


def left() -> list[int]:
    """How many drafts, and texts and keys of drafts, there are."""
    db.session.rollback()
    sealed = [db.session.query(one).filter_by(owner=OWNER).count() for one in (SealedText, DataKey)]
    return [db.session.query(Draft).count(), *sealed]


def test_it_is_shown_again_with_when_it_was_typed(app: Flask, officer: Person) -> None:
    assert types(officer) == 204
    page = text_of(open_browser(app, OFFICER).opens(PAGE))
    assert "You had typed this, " in page and WORD in page


def test_the_newest_counts(officer: Person) -> None:
    types(officer, "Rang")
    types(officer)
    assert WORD in officer.opens(PAGE).text and left() == [1, 1, 1]


def test_nobody_else_sees_it(app: Flask, officer: Person) -> None:
    types(officer)
    assert WORD not in open_browser(app, COLLEAGUE).opens(PAGE).text


def test_it_is_gone_once_the_note_is_sent(officer: Person) -> None:
    types(officer)
    officer.submits(f"{PAGE}/log/notes", {"note-text": "Another text"}, page=PAGE)
    page = officer.opens(PAGE).text
    assert WORD not in page and "You had typed this" not in page
    assert left()[1:] == [0, 0]


def test_what_comes_after_it_was_sent_is_late(officer: Person) -> None:
    opened = datetime.now(UTC).isoformat()
    officer.submits(f"{PAGE}/log/notes", {"note-text": WORD}, page=PAGE)
    assert types(officer, opened=opened) == 204
    assert types(officer, opened="no moment") == 204
    assert "You had typed this" not in officer.opens(PAGE).text
    types(officer)
    assert "You had typed this" in officer.opens(PAGE).text


def test_it_is_discarded_at_a_press_or_when_the_field_is_emptied(officer: Person) -> None:
    types(officer)
    officer.submits(f"{PAGE}/log/notes/discard", page=PAGE)
    assert left()[1:] == [0, 0]
    types(officer)
    types(officer, " ")
    assert left() == [0, 0, 0]


def test_what_is_longer_than_any_form_takes_is_not_kept(officer: Person) -> None:
    types(officer, "x" * (LONGEST + 1))
    assert left() == [0, 0, 0]


def test_it_is_over_after_fourteen_days(officer: Person) -> None:
    types(officer)
    forget_drafts()
    assert left() == [1, 1, 1]
    with writing():
        db.session.execute(update(Draft).values(at=datetime.now(UTC) - KEPT_FOR))
    assert WORD not in officer.opens(PAGE).text
    forget_drafts()
    assert left() == [0, 0, 0]


def test_it_is_erased_with_the_report(officer: Person) -> None:
    types(officer)
    reference = officer.opens(PAGE).text.split("<h1")[1].split("Report ")[1].split("<")[0]
    erase(find_erasable(reference), reason="asked", by="Dee Designated")
    assert left() == [0, 0, 0]


def test_no_file_and_no_log_has_what_was_typed(
    officer: Person, tmp_path: Path, caplog: pytest.LogCaptureFixture, enter: Enter
) -> None:
    word = secrets.token_hex(8)
    types(officer, word)
    assert (count_in_files(word, tmp_path), word in caplog.text) == (0, False)
    assert word not in enter(LEAD).opens("/unit/audit-log").text


def test_who_may_not_read_the_report_keeps_nothing(app: Flask, officer: Person) -> None:
    with writing():
        db.session.execute(update(Incident).values(restricted=True))
    for act in ("draft", "discard"):
        address = f"{PAGE}/log/notes/{act}"
        assert officer.submits(address, page="/unit/find").status_code == 404
    outsider = open_browser(app, OUTSIDER)
    assert outsider.submits(DRAFT, page="/unit/sign-ins").status_code == 403
