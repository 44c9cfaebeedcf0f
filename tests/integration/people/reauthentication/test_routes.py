"""Where the last proof is old, no route that needs a fresh one does anything but ask for it."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.cast import FIRST_PERSON, Enter, Person
from tests.support.proof import HEADING, proofs_grow_old
from webapp.access import guards
from webapp.audit.models import AuditEntry
from webapp.extensions import db

pytestmark = pytest.mark.postgresql

VALUES = {"number": 1, "name": "lado"}


@pytest.fixture
def person(enter: Enter) -> Person:
    """Somebody who may do all of it, and was away for ten minutes."""
    entered = enter(FIRST_PERSON)
    proofs_grow_old()
    return entered


def test_each_asks_and_does_nothing(app: Flask, person: Person) -> None:
    before = count_entries()
    assert not_asking(app, person) == []
    assert count_entries() == before


def test_with_the_guard_switched_off_none_asks(
    app: Flask, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guards, "is_fresh", lambda: True)
    assert len(not_asking(app, person)) > 12


def count_entries() -> int:
    return db.session.scalars(select(func.count()).select_from(AuditEntry)).one()


def not_asking(app: Flask, person: Person) -> list[str]:
    """The routes that need a fresh proof, with their method, and do not ask for it."""
    token = person.opens("/unit/sign-ins").text.partition('name="csrf_token" value="')[2]
    sent = {"csrf_token": token.partition('"')[0]}
    found = []
    for rule in app.url_map.iter_rules():
        if not getattr(app.view_functions[rule.endpoint], "is_fresh", False):
            continue
        with app.test_request_context():
            address = app.url_for(rule.endpoint, **{name: VALUES[name] for name in rule.arguments})
        if "GET" in (rule.methods or ()):
            asks = person.opens(address).location == f"/unit/show-that-it-is-you?next={address}"
            found += [] if asks else [f"GET {rule.rule}"]
        answer = person.client.post(address, data=sent)
        if HEADING.encode() not in answer.get_data() or answer.status_code != 403:
            found.append(f"POST {rule.rule}")
    return found
