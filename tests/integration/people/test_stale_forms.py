"""A form whose token is stale is shown again as it was typed; nothing is done and nothing lost."""

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from tests.support.cast import COLLEAGUE, OFFICER, OUTSIDER, TOKEN, Enter, Member, Person
from tests.support.proof import FORM, HIDDEN, nobody_is_there, proofs_grow_old
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from webapp.audit.models import AuditEntry
from webapp.drafts.models import Draft
from webapp.extensions import db
from webapp.incidents.models import Act
from webapp.people.models import SignIn

PAGE, ADD = "/unit/reports/1", "/unit/organisations/add"
NOTES = f"{PAGE}/log/notes"
TYPED = "Rang “twice”, <b>and</b>"
OURS = {"Sec-Fetch-Site": "same-origin"}
AGAIN = "signed in after this page was opened. Check it, then save."


class Tab:
    """A page with a form that somebody left open."""

    def __init__(self, person: Person) -> None:
        self.person, self.token = person, TOKEN.findall(person.opens(PAGE).text)[0]

    def saves(self, address: str = NOTES, **more: dict[str, str]) -> TestResponse:
        sent = {"csrf_token": self.token, "note-text": TYPED, "name": TYPED}
        return self.person.client.post(address, data=sent, **{"headers": OURS, **more})

    def signs_in_elsewhere(self, member: Member = OFFICER) -> None:
        """Signs out and in, in another tab."""
        self.person.submits("/unit/sign-out", page=PAGE)
        assert self.person.signs_in(member.email).status_code == 302

    def goes_on(self, page: TestResponse) -> TestResponse:
        form = next(found for found in FORM.findall(page.text) if found[0] == NOTES)
        assert "csrf_token" not in form[1]
        sent = {**dict(HIDDEN.findall(form[1])), "note-text": TYPED}
        return self.person.client.post(form[0], data=sent, headers=OURS)


@pytest.fixture
def tab(app: Flask, enter: Enter) -> Tab:
    deliver(app)
    return Tab(enter(OFFICER))


@pytest.fixture
def stale(tab: Tab) -> Tab:
    """The same after its person signed in again, in another tab."""
    tab.signs_in_elsewhere()
    return tab


def nothing_is_done() -> bool:
    db.session.rollback()
    done = {"note-written", "organisation-added"}
    events = set(db.session.scalars(select(AuditEntry.event)))
    rows = [db.session.query(table).count() for table in (Act, Draft)]
    return not done & events and rows == [0, 0]


def test_it_is_shown_again_and_saved_with_one_more_press(stale: Tab) -> None:
    shown = stale.saves()
    assert (
        shown.status_code == 422 and f"Nothing is saved yet: {OFFICER.name} {AGAIN}" in shown.text
    )
    assert "Rang “twice”, &lt;b&gt;and&lt;/b&gt;</textarea>" in shown.text
    assert nothing_is_done()
    stale.token = TOKEN.findall(shown.text)[0]
    assert stale.saves().status_code == 302
    assert TYPED in text_of(stale.person.opens(PAGE))


def test_it_says_who_signed_in(tab: Tab) -> None:
    tab.signs_in_elsewhere(COLLEAGUE)
    assert f"{COLLEAGUE.name} {AGAIN}" in tab.saves().text


def test_who_may_not_write_notes_is_not_shown_one(tab: Tab) -> None:
    tab.signs_in_elsewhere(OUTSIDER)
    assert tab.saves().status_code == 403 and nothing_is_done()


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", None])
def test_a_forged_form_is_neither_done_nor_shown(stale: Tab, site: str | None) -> None:
    refused = stale.saves(headers={"Sec-Fetch-Site": site} if site else {})
    assert refused.status_code == 400 and "Nothing was done" in refused.text
    assert "Rang" not in refused.text and nothing_is_done()


def test_a_forged_form_is_not_shown_to_who_is_signed_out(tab: Tab) -> None:
    tab.person.client.delete_cookie("unit", path="/unit")
    refused = tab.saves(headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 400 and "Rang" not in refused.text


def test_an_act_without_anything_typed_is_not_shown_again(stale: Tab) -> None:
    assert stale.saves(f"{PAGE}/received").status_code == 400 and nothing_is_done()


def test_who_is_signed_out_signs_in_in_another_tab_and_goes_on(tab: Tab) -> None:
    tab.person.submits("/unit/sign-out", page=PAGE)
    page = tab.saves()
    assert page.status_code == 401 and "You are signed out." in page.text
    assert tab.goes_on(page).status_code == 401
    tab.person.signs_in(OFFICER.email)
    assert AGAIN in tab.goes_on(page).text and nothing_is_done()


def test_the_same_once_the_session_was_ended_elsewhere(tab: Tab) -> None:
    db.session.query(SignIn).delete()
    db.session.commit()
    page = tab.saves()
    assert page.status_code == 401 and "You are signed out." in page.text
    assert tab.goes_on(page).status_code == 401 and nothing_is_done()


def test_a_page_on_which_somebody_types_is_not_left(tab: Tab) -> None:
    db.session.query(SignIn).delete()
    db.session.commit()
    answer = tab.saves(f"{NOTES}/draft", headers={"HX-Request": "true"})
    assert answer.status_code == 401 and "HX-Redirect" not in answer.headers


def test_a_locked_session_shows_that_it_is_them_and_then_the_form(stale: Tab) -> None:
    nobody_is_there()
    page = stale.saves()
    assert "Show that it is you" in page.text and OFFICER.name not in page.text
    assert nothing_is_done()


def test_with_a_proof_of_a_stale_form_nothing_is_done(stale: Tab) -> None:
    proofs_grow_old()
    stale.person.client.post(NOTES, data={"note-text": TYPED, "proof-code": "000000"}, headers=OURS)
    db.session.rollback()
    assert "proof-failed" not in set(db.session.scalars(select(AuditEntry.event)))
    assert nothing_is_done()


def test_an_organisation_is_shown_again_too(stale: Tab) -> None:
    shown = stale.saves(ADD)
    assert AGAIN in shown.text and "Rang “twice”" in shown.text and nothing_is_done()
