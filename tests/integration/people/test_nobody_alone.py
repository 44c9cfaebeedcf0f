"""Nobody alone leaves the unit without people who read: what one press does, and what takes two."""

from datetime import timedelta

import pytest
from flask import Flask

from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    OUTSIDER,
    Enter,
    Member,
    Person,
    open_browser,
)
from tests.support.health_check import lines
from tests.support.in_hand import number_of
from tests.support.reading import text_of
from tests.support.restriction import NEW_READERS, name_readers, names_new_readers
from tests.support.second_person import PEOPLE, approves, asks, closes_accounts, lets_in
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import TakenAway, User

pytestmark = pytest.mark.postgresql

NOBODY_READS = "nobody can read reports: no account that reads them is open and not locked"
UNREAD = "a restricted incident has nobody who can read it"


def account(member: Member) -> User:
    db.session.expire_all()
    person = accounts.person_by_email(member.email)
    assert person
    return person


def presses(person: Person, act: str, member: Member) -> int:
    address = f"{PEOPLE}/{number_of(member)}/{act}"
    return person.submits(address, page=PEOPLE).status_code


def is_proposed(person: Person, member: Member) -> str:
    """Press Close, which proposes it; the address of the proposal."""
    proposal = asks(person, f"{number_of(member)}/close")
    assert "/unit/proposals/" in proposal and account(member).active
    return proposal


def an_hour_passes(hours: float = 1.1) -> None:
    with writing():
        for person in db.session.query(User).filter(User.locked_until.is_not(None)):
            person.locked_until -= timedelta(hours=hours)  # type: ignore[operator]
        for taken in db.session.query(TakenAway):
            taken.at -= timedelta(hours=hours)


def test_of_three_who_read_one_is_closed_at_once_and_then_no_other(
    app: Flask, enter: Enter
) -> None:
    closes_accounts(FIRST_PERSON)
    administrator = enter(ADMINISTRATOR)
    assert presses(administrator, "close", OFFICER) == 302 and not account(OFFICER).active
    proposal = is_proposed(administrator, COLLEAGUE)
    page = text_of(administrator.opens(proposal))
    assert "Fewer than two people would be left who can read reports now." in page
    assert f"Who can decide it: {LEAD.name}." in page
    assert f'href="{PEOPLE}"' in administrator.opens(proposal).text
    assert approves(open_browser(app, LEAD), proposal) == 302
    assert not account(COLLEAGUE).active


def test_where_only_they_and_the_proposer_read_nobody_decides_it_alone(
    app: Flask, enter: Enter
) -> None:
    closes_accounts(OFFICER, COLLEAGUE, ADMINISTRATOR)
    first = enter(FIRST_PERSON)
    proposal = is_proposed(first, LEAD)
    assert "Nobody at the unit can decide this" in text_of(first.opens(proposal))
    for person in (first, open_browser(app, LEAD)):
        assert person.submits(f"{proposal}/approve", page="/unit/").status_code == 403
    assert account(LEAD).active


def test_while_an_incident_is_restricted_nobody_who_reads_is_closed_or_demoted_alone(
    app: Flask, enter: Enter
) -> None:
    name_readers([deliver(app)], LEAD, FIRST_PERSON)
    administrator = enter(ADMINISTRATOR)
    for member in (LEAD, OFFICER):  # named or not: the page must not tell
        proposal = is_proposed(administrator, member)
        assert "Nobody learns here who may read it" in text_of(administrator.opens(proposal))
    answer = administrator.submits(
        f"{PEOPLE}/{number_of(FIRST_PERSON)}/roles", {"roles": ["administrator"]}
    )
    assert "/unit/proposals/" in answer.location
    assert {role.name for role in account(FIRST_PERSON).roles} == {"administrator", "lead"}
    assert presses(administrator, "close", OUTSIDER) == 302 and not account(OUTSIDER).active


def test_a_third_account_within_an_hour_takes_a_second_person(enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    for member in (OUTSIDER, OFFICER):
        assert presses(administrator, "lock", member) == 302
    assert presses(administrator, "lock", COLLEAGUE) == 409
    assert "third account within an hour" in text_of(
        administrator.opens(is_proposed(administrator, COLLEAGUE))
    )
    an_hour_passes()
    assert presses(administrator, "lock", COLLEAGUE) == 302


def test_a_lock_signs_out_at_once_and_a_lead_undoes_it(app: Flask, enter: Enter) -> None:
    administrator, officer = enter(ADMINISTRATOR), open_browser(app, OFFICER)
    lead = open_browser(app, LEAD)
    assert presses(administrator, "lock", OFFICER) == 302
    assert officer.opens("/unit/").status_code == 302
    assert "not recognised" in officer.gives_password(OFFICER.email).text
    assert f"The account of {OFFICER.name} is locked until" in text_of(lead.opens("/unit/"))
    address = f"{PEOPLE}/{number_of(OFFICER)}/undo-lock"
    assert administrator.submits(address, page=PEOPLE).status_code == 403
    assert lead.submits(address, page="/unit/").status_code == 302
    assert officer.signs_in(OFFICER.email).status_code == 302
    log = text_of(lead.opens("/unit/audit-log"))
    assert f"{ADMINISTRATOR.name} locked the account of {OFFICER.name} for a day." in log
    assert f"{LEAD.name} undid the lock of the account of {OFFICER.name}." in log


@pytest.mark.parametrize(
    ("again", "status"), [("by themselves", 409), ("through an account that they let in", 403)]
)
def test_nobody_locks_an_account_a_second_time(
    app: Flask, enter: Enter, again: str, status: int
) -> None:
    administrator = enter(ADMINISTRATOR)
    presses(administrator, "lock", OFFICER)
    until = account(OFFICER).locked_until
    presses(administrator, "lock", OFFICER)
    assert account(OFFICER).locked_until == until, "it was prolonged"
    an_hour_passes(25)
    assert not account(OFFICER).is_locked_now
    if again != "by themselves":
        lets_in(ADMINISTRATOR, FIRST_PERSON)
        administrator = open_browser(app, FIRST_PERSON)
    address = f"{PEOPLE}/{number_of(OFFICER)}/lock"
    assert administrator.submits(address, page="/unit/").status_code == status
    assert not account(OFFICER).is_locked_now


def test_another_administrator_may_lock_it(app: Flask, enter: Enter) -> None:
    presses(enter(ADMINISTRATOR), "lock", OFFICER)
    an_hour_passes(25)
    assert presses(open_browser(app, FIRST_PERSON), "lock", OFFICER) == 302
    assert account(OFFICER).is_locked_now


def test_nobody_locks_their_own_account(enter: Enter) -> None:
    assert presses(enter(ADMINISTRATOR), "lock", ADMINISTRATOR) == 409


def test_what_a_thief_proposed_is_not_approved_while_the_account_is_locked(
    app: Flask, enter: Enter
) -> None:
    proposal = asks(enter(FIRST_PERSON), f"{number_of(COLLEAGUE)}/new-password-link")
    presses(open_browser(app, ADMINISTRATOR), "lock", FIRST_PERSON)
    assert approves(open_browser(app, LEAD), proposal) == 409


def test_a_lock_makes_nobody_decide_alone(app: Flask, enter: Enter) -> None:
    closes_accounts(OFFICER, COLLEAGUE, ADMINISTRATOR)
    first = enter(FIRST_PERSON)
    presses(first, "lock", LEAD)
    invitation = {"name": "Nia New", "email": "nia@example.org", "roles": "lead"}
    proposal = first.submits(PEOPLE, invitation).location
    assert first.submits(f"{proposal}/approve", page="/unit/").status_code == 403


def test_that_nobody_reads_is_trouble_also_while_it_is_only_a_lock(client, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    assert NOBODY_READS not in lines(client)
    closes_accounts(FIRST_PERSON, COLLEAGUE)
    for member in (LEAD, OFFICER):
        presses(administrator, "lock", member)
    assert NOBODY_READS in lines(client)
    page = administrator.opens("/unit/").text
    assert "Reopen an account, or give a role: People" in page
    an_hour_passes(25)
    assert NOBODY_READS not in lines(client)


def test_where_nobody_can_read_a_restricted_incident_others_are_named_by_two(
    client, app: Flask, enter: Enter
) -> None:
    report, administrator = deliver(app), enter(ADMINISTRATOR)
    name_readers([report], OFFICER, COLLEAGUE)
    presses(administrator, "lock", OFFICER)
    presses(administrator, "lock", COLLEAGUE)
    assert UNREAD in lines(client)
    assert "There is nothing to do" in text_of(administrator.opens(NEW_READERS)), "a lock ends"

    closes_accounts(OFFICER, COLLEAGUE)
    assert NEW_READERS in administrator.opens("/unit/").text
    proposal = names_new_readers(administrator, LEAD, FIRST_PERSON)
    assert report.reference not in administrator.opens(proposal).text
    lead = open_browser(app, LEAD)
    assert lead.opens(f"/unit/reports/{report.id}").status_code == 404
    assert approves(lead, proposal) == 302
    assert lead.opens(f"/unit/reports/{report.id}").status_code == 200
    assert UNREAD not in lines(client)


def test_nobody_names_themselves_as_a_new_reader(app: Flask, enter: Enter) -> None:
    name_readers([deliver(app)], OFFICER, COLLEAGUE)
    lead = enter(LEAD)
    closes_accounts(OFFICER, COLLEAGUE)
    assert LEAD.name not in text_of(lead.opens(NEW_READERS)).partition("Who may read it?")[2]
    chosen = {"readers": [number_of(LEAD), number_of(FIRST_PERSON)]}
    assert lead.submits(NEW_READERS, chosen).status_code == 422
    assert open_browser(app, OUTSIDER).opens(NEW_READERS).status_code == 403
