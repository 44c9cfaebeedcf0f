"""A form that came on paper is keyed in, sealed, kept and opened like any other report."""

import re
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from sync.contract import CannotKeep
from tests.support.cast import ADMINISTRATOR, COLLEAGUE, LEAD, OFFICER, OUTSIDER, Enter, Member
from tests.support.days import days_ago
from tests.support.paper_forms import FORM, KEEP, WHOLE, check, key_in, ticket_of
from tests.support.unit_reports import open_all
from tests.support.whole_reports import whole
from webapp.arrivals import keyed_in
from webapp.arrivals.models import Arrival, PaperForm, Status
from webapp.audit import trail
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.keys import keyring
from webapp.people.models import User
from webapp.reports.models import Report

CAME_ON = date.fromisoformat(WHOLE["came_on"])


def arrivals() -> int:
    return db.session.query(Arrival).count()


def test_the_check_page_shows_what_was_keyed_in_and_keeps_nothing(enter: Enter) -> None:
    page = check(enter(OFFICER), WHOLE).text
    assert "Police" in page and "Sam Okafor" in page and "Post" in page
    assert "<b>Mocking" not in page and "&lt;b&gt;Mocking&lt;/b&gt; &amp; worse" in page
    assert arrivals() == 0


def test_what_is_kept_is_sealed_and_becomes_a_report(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    kept = officer.opens(key_in(officer).location).text
    arrival = db.session.scalars(select(Arrival)).one()
    assert arrival.status == Status.WAITING and b"Sam Okafor" not in arrival.raw
    open_all(app)
    report = whole(db.session.scalars(select(Report)).one())
    assert report.reference in kept and "will be in the" in kept
    assert report.answers["ages"] == [12, 13] and report.answers["contact_name"] == "Sam Okafor"
    assert report.answers["rung"][0]["result"] == "spoke"
    assert report.path is None and not report.incomplete


def test_its_incident_counts_on_the_day_of_the_paper(app: Flask, enter: Enter) -> None:
    key_in(enter(OFFICER))
    open_all(app)
    assert db.session.scalars(select(Incident.counted_on)).one() == CAME_ON


def test_the_server_says_that_it_came_on_paper_and_who_keyed_it_in(enter: Enter) -> None:
    key_in(enter(OFFICER))
    form = db.session.scalars(select(PaperForm)).one()
    keyer = db.session.get_one(User, form.person_id)
    assert (form.came_on, form.came_by, keyer.name) == (CAME_ON, "post", OFFICER.name)
    line = trail.newest(before=None, limit=1)[0][0]
    assert line.event == "paper-form-keyed-in"
    assert line.sentence.startswith("Olu Officer keyed in report ES-")


def test_the_same_press_twice_makes_one_report(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    form = {**WHOLE, "ticket": ticket_of(check(officer, WHOLE))}
    first, again = (officer.submits(KEEP, form, page=FORM) for _ in "12")
    assert first.location == again.location
    assert "It was kept before" in officer.opens(again.location).text
    open_all(app)
    assert arrivals() == 1 and db.session.query(Report).count() == 1
    assert [line.event for line in trail.newest(before=None, limit=2)[0]].count(
        "paper-form-keyed-in"
    ) == 1


def test_once_opened_the_page_leads_to_the_report(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    address = key_in(officer).location
    open_all(app)
    number = db.session.scalars(select(Report.id)).one()
    assert f'href="/unit/reports/{number}"' in officer.opens(address).text


def test_a_lead_may_key_in_too(enter: Enter) -> None:
    assert key_in(enter(LEAD)).status_code == 303


def test_nobody_else_is_shown_the_page_of_a_colleagues_form(enter: Enter) -> None:
    address = key_in(enter(OFFICER)).location
    answer = enter(COLLEAGUE).opens(address)
    assert answer.status_code == 404 and "You have not keyed in" in answer.text


@pytest.mark.parametrize("number", [0, 7, 2**70])
def test_there_is_no_page_for_another_number(enter: Enter, number: int) -> None:
    assert enter(OFFICER).opens(f"{FORM}/{number}").status_code == 404


@pytest.mark.parametrize("member", [ADMINISTRATOR, OUTSIDER])
def test_others_may_not_key_in(enter: Enter, member: Member) -> None:
    assert enter(member).opens(FORM).status_code == 403


def test_the_form_asks_for_nothing_that_is_in_it_again(enter: Enter) -> None:
    """An empty form: no field comes filled in."""
    page = enter(OFFICER).opens(FORM).text
    assert " checked" not in page and " selected" not in page


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"came_on": days_ago(-1)}, "cannot be in the future"),
        ({"came_on": days_ago(800)}, "more than two years ago"),
        ({"came_on": ""}, "Give the day on which"),
        ({"came_by": ""}, "Choose how it came"),
    ],
)
def test_without_a_day_and_a_way_it_is_never_kept(
    enter: Enter, changes: dict[str, str], sentence: str
) -> None:
    officer = enter(OFFICER)
    for more in ({}, {"anyway": "yes"}):
        refused = check(officer, {**WHOLE, **changes, **more})
        assert refused.status_code == 422 and sentence in refused.text
        assert "Sam Okafor" in refused.text and "Go on anyway" not in refused.text
    form = {**WHOLE, **changes, "ticket": ticket_of(refused)}
    assert officer.submits(KEEP, form, page=FORM).status_code == 422
    assert arrivals() == 0


def test_what_is_missing_on_the_paper_can_be_skipped(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    partly = {name: WHOLE[name] for name in ("came_on", "came_by", "types", "type_other")}
    refused = check(officer, partly)
    assert refused.status_code == 422 and "Choose who was involved, or Not known." in refused.text
    assert "Go on anyway" in refused.text and "ring you back" not in refused.text
    assert "Give the name of the person who reported" in refused.text
    key_in(officer, {**partly, "anyway": "yes"})
    open_all(app)
    assert db.session.scalars(select(Report)).one().incomplete


def test_a_blank_form_is_not_kept(enter: Enter) -> None:
    blank = {"came_on": days_ago(1), "came_by": "by_hand", "anyway": "yes"}
    refused = check(enter(OFFICER), blank)
    assert refused.status_code == 422 and "Nothing is keyed in" in refused.text


def test_a_change_of_mind_leads_back_to_the_filled_form(enter: Enter) -> None:
    page = check(enter(OFFICER), {**WHOLE, "change": "yes"}).text
    assert 'value="Sam Okafor"' in page and re.search(r'value="post"\s+checked', page)


@pytest.mark.parametrize("ticket", ["", "not-ours"])
def test_without_its_ticket_the_form_gets_a_new_one(enter: Enter, ticket: str) -> None:
    officer = enter(OFFICER)
    assert key_in(officer).status_code == 303
    assert officer.submits(KEEP, {**WHOLE, "ticket": ticket}, page=FORM).status_code == 303
    assert arrivals() == 2


def test_while_the_database_is_busy_nothing_that_was_typed_is_lost(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = enter(OFFICER)
    form = {**WHOLE, "ticket": ticket_of(check(officer, WHOLE))}
    with monkeypatch.context() as patch:
        patch.setattr(keyed_in.storage, "require_room", _refuse)
        busy = officer.submits(KEEP, form, page=FORM)
    assert (busy.status_code, busy.headers["Retry-After"]) == (503, "5")
    assert "Nothing that you typed is lost" in busy.text
    assert 'value="Sam Okafor"' in busy.text and ticket_of(busy) == form["ticket"]
    assert officer.submits(KEEP, form, page=FORM).status_code == 303
    assert arrivals() == 1


def _refuse(**_wanted: int) -> None:
    raise CannotKeep("full")


def test_while_the_key_is_away_it_is_kept_and_waits(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "can_open", lambda: False)
    monkeypatch.setattr(keyring, "private_kids", list)
    assert key_in(enter(OFFICER)).status_code == 303
    open_all(app)
    assert arrivals() == 1 and db.session.query(Report).count() == 0


def test_nothing_is_odd_about_a_form_that_lay_for_long(app: Flask, enter: Enter) -> None:
    """It was keyed in long after it was received: nobody's clock is in doubt."""
    before = {"incident_date": days_ago(710), "rung-0-at": f"{days_ago(705)}T14:02"}
    key_in(enter(OFFICER), {**WHOLE, **before, "came_on": days_ago(700)})
    open_all(app)
    report = db.session.scalars(select(Report)).one()
    assert report.flags == {}
    assert report.arrived_at.date() - CAME_ON > timedelta(days=20)
