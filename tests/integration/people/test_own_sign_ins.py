"""Somebody sees where they are signed in, and ends it from any of these browsers."""

import re

import pytest
from sqlalchemy import select

from tests.support.cast import LEAD, OFFICER, Enter, Person
from webapp.audit.models import AuditEntry
from webapp.extensions import db

pytestmark = pytest.mark.postgresql

PAGE, END, END_ALL = "/unit/sign-ins", "/unit/sign-ins/end", "/unit/sign-ins/end-all"
END_OTHERS = "/unit/sign-ins/end-others"


def mark_on(page: str) -> str:
    return re.findall(r'name="mark" value="(\w+)"', page)[0]


def is_signed_in(person: Person) -> bool:
    return person.opens(PAGE).status_code == 200


def events() -> list[str]:
    return [*db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id))]


def test_each_browser_is_listed_since_when(enter: Enter) -> None:
    here, _there = enter(OFFICER), enter(OFFICER)
    page = here.opens(PAGE).text
    assert page.count("Since ") == page.count("Last used ") == 2 and page.count("This browser") == 1


def test_another_is_ended_at_once_and_this_one_goes_on(enter: Enter) -> None:
    here, there = enter(OFFICER), enter(OFFICER)
    mark = mark_on(here.opens(PAGE).text)
    assert here.submits(END, {"mark": mark}, page=PAGE).location == PAGE
    assert is_signed_in(here) and not is_signed_in(there)
    assert events()[-1] == "sign-in-ended"


def test_everywhere_is_here_too(enter: Enter) -> None:
    here, there = enter(OFFICER), enter(OFFICER)
    assert here.submits(END_ALL, page=PAGE).location == "/unit/sign-in"
    assert "You are signed out everywhere." in here.opens("/unit/sign-in").text
    assert not is_signed_in(here) and not is_signed_in(there)
    assert events()[-1] == "signed-out-everywhere"


def test_everywhere_else_goes_on_here(enter: Enter) -> None:
    here, *others = enter(OFFICER), enter(OFFICER), enter(OFFICER)
    lead = enter(LEAD)
    assert here.submits(END_OTHERS, page=PAGE).location == PAGE
    assert is_signed_in(here) and is_signed_in(lead)
    assert not any(is_signed_in(other) for other in others)
    assert events()[-1] == "signed-out-elsewhere"


def test_who_is_signed_in_only_here_is_not_asked(enter: Enter) -> None:
    officer = enter(OFFICER)
    assert END_OTHERS not in officer.opens(PAGE).text
    officer.submits(END_OTHERS, page=PAGE)
    assert "You were signed in only here." in officer.opens(PAGE).text
    assert events()[-1] == "signed-in"


def test_nobody_ends_what_is_somebody_elses(enter: Enter) -> None:
    lead, _, officer = enter(LEAD), enter(LEAD), enter(OFFICER)
    mark = mark_on(lead.opens(PAGE).text)
    officer.submits(END, {"mark": mark}, page=PAGE)
    assert "That sign-in had ended already." in officer.opens(PAGE).text
    officer.submits(END_ALL, page=PAGE)
    assert is_signed_in(lead) and lead.opens(PAGE).text.count('name="mark"') == 1
