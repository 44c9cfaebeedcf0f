"""Saved filters: opened in one press, a person's own, a few, and of codes only."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.cast import ADMINISTRATOR, COLLEAGUE, OFFICER, Enter, Person, open_browser
from webapp.audit.models import AuditEntry
from webapp.desk.models import SavedFilter
from webapp.desk.saved_filters import MOST_SAVED
from webapp.extensions import db
from webapp.incidents.filters import TERMS

pytestmark = pytest.mark.postgresql

SAVE, REMOVE = "/unit/filters/save", "/unit/filters/remove"
ASKED = {"lane": "closed", "types": "bullying"}
LINK = 'href="/unit/?lane=closed&amp;types=bullying"'


def changes(person: Person, address: str, **asked: str):  # type: ignore[no-untyped-def]
    return person.submits(address, asked, page="/unit/find")


def count() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count()).select_from(SavedFilter)) or 0


def test_a_saved_filter_is_a_press_away(enter: Enter) -> None:
    officer = enter(OFFICER)
    assert "Save this filter" not in officer.opens("/unit/").text
    assert "Save this filter" in officer.opens("/unit/?lane=closed&types=bullying").text
    answer = changes(officer, SAVE, **ASKED)
    assert answer.location == "/unit/?lane=closed&types=bullying"
    page = officer.opens("/unit/").text
    assert LINK in page and "Closed: Bullying" in page


def test_the_one_that_is_open_can_be_removed(enter: Enter) -> None:
    officer = enter(OFFICER)
    changes(officer, SAVE, **ASKED)
    assert "Remove from my saved" in officer.opens("/unit/?types=bullying&lane=closed").text
    assert "Remove from my saved" not in officer.opens("/unit/?types=bullying").text
    for _ in range(2):
        changes(officer, REMOVE, **ASKED)
        assert count() == 0 and LINK not in officer.opens("/unit/").text


def test_each_person_has_their_own(app: Flask, enter: Enter) -> None:
    officer, colleague = enter(OFFICER), open_browser(app, COLLEAGUE)
    changes(officer, SAVE, **ASKED)
    assert LINK not in colleague.opens("/unit/").text
    changes(colleague, REMOVE, **ASKED)
    assert LINK in officer.opens("/unit/").text


def test_saving_is_idempotent_and_leaves_no_entry_in_the_log(enter: Enter) -> None:
    officer = enter(OFFICER)
    changes(officer, SAVE, **ASKED)
    before = db.session.scalar(select(func.count()).select_from(AuditEntry))
    changes(officer, SAVE, **ASKED)
    assert count() == 1
    assert db.session.scalar(select(func.count()).select_from(AuditEntry)) == before


def test_there_is_room_for_a_few(enter: Enter) -> None:
    officer = enter(OFFICER)
    settings = [*map(str, TERMS["setting"])]
    for setting in settings[:MOST_SAVED]:
        assert changes(officer, SAVE, setting=setting).status_code == 303
    answer = changes(officer, SAVE, **ASKED)
    assert answer.status_code == 409 and "remove it first" in answer.text
    assert count() == MOST_SAVED


@pytest.mark.parametrize(
    "odd", [{}, {"types": "Jo Marsh"}, {"since": "yesterday"}, {"lane": "new"}]
)
def test_what_is_no_filter_is_not_saved(enter: Enter, odd: dict[str, str]) -> None:
    changes(enter(OFFICER), SAVE, **odd)
    assert count() == 0


def test_an_organisation_is_said_by_name_while_the_register_has_it(enter: Enter) -> None:
    officer = enter(OFFICER)
    page = "/unit/organisations/add"
    officer.submits(page, {"name": "Heaton Lane", "kind": "sports_club"})
    for number in ("1", "77"):
        changes(officer, SAVE, organisation=number)
    page = officer.opens("/unit/").text
    assert "New: Heaton Lane" in page and "New: No such organisation" in page


@pytest.mark.parametrize("address", [SAVE, REMOVE])
def test_an_administrator_has_none(enter: Enter, address: str) -> None:
    administrator = enter(ADMINISTRATOR)
    assert administrator.submits(address, ASKED, page="/unit/people").status_code == 403
