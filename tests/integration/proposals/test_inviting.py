"""A colleague is invited by two people: nobody alone makes an account."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    OUTSIDER,
    PASSWORD,
    Enter,
    Member,
    open_browser,
)
from tests.support.reading import text_of
from tests.support.second_person import (
    NIA,
    PEOPLE,
    approves,
    invites,
    proposes,
    takes_code,
    takes_link,
)
from webapp.extensions import db
from webapp.people import accounts
from webapp.people.models import AccountLink
from webapp.proposals.models import Proposal


def test_the_link_is_there_once_another_has_approved(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    proposal = proposes(administrator)
    assert "Show the link" not in administrator.opens(PEOPLE).text
    assert db.session.query(AccountLink).count() == 0
    assert "An account for Nia New as officer" in lead.opens("/unit/").text
    assert approves(lead, proposal) == 302
    sent = {"password": PASSWORD, "code": takes_code(lead, proposal)}
    assert open_browser(app, None).submits(takes_link(administrator), sent).status_code == 302
    nia = accounts.person_by_email("nia@example.org")
    assert nia and nia.is_confirmed


@pytest.mark.parametrize("member", [ADMINISTRATOR, OFFICER])
def test_nobody_else_approves(app: Flask, enter: Enter, member: Member) -> None:
    proposal = proposes(enter(ADMINISTRATOR))
    assert approves_anyway(app, member, proposal) == 403
    assert "Waiting for a second person: 1" in open_browser(app, LEAD).opens("/unit/").text


def approves_anyway(app: Flask, member: Member, proposal: str) -> int:
    person = open_browser(app, member)
    return person.submits(f"{proposal}/approve", page="/unit/").status_code


def test_somebody_without_a_role_sees_no_proposal(app: Flask, enter: Enter) -> None:
    proposal = proposes(enter(ADMINISTRATOR))
    assert open_browser(app, OUTSIDER).opens(proposal).status_code == 403


def test_the_link_is_taken_by_whoever_proposed_it_alone(app: Flask, enter: Enter) -> None:
    invites(enter(ADMINISTRATOR), open_browser(app, LEAD))
    other = open_browser(app, FIRST_PERSON)
    assert "Show the link" not in other.opens(PEOPLE).text
    for number in ("1", "999", "99999999999999999999"):
        assert other.submits(f"{PEOPLE}/links/{number}/take", page=PEOPLE).status_code == 410


def test_taking_it_again_ends_the_earlier_one(app: Flask, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    earlier, _ = invites(administrator, open_browser(app, LEAD))
    newer = takes_link(administrator)
    assert open_browser(app, None).opens(earlier).status_code == 410
    assert open_browser(app, None).opens(newer).status_code == 200


def test_it_waits_three_days_to_be_taken_and_then_works_for_one(app: Flask, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    approves(open_browser(app, LEAD), proposes(administrator))
    assert timedelta(days=2) < time_left() <= timedelta(days=3)
    takes_link(administrator)
    assert timedelta(hours=23) < time_left() <= timedelta(days=1)


def time_left() -> timedelta:
    db.session.expire_all()
    return db.session.query(AccountLink).one().expires_at - datetime.now(UTC)


def test_refusing_needs_a_reason_and_says_it(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    proposal = proposes(administrator)
    assert lead.submits(f"{proposal}/refuse", page=proposal).status_code == 422
    lead.submits(f"{proposal}/refuse", {"reason": "We do not know Nia"}, page=proposal)
    page = text_of(administrator.opens(proposal))
    assert "refused by Lena Lead" in page and "We do not know Nia" in page
    assert "We do not know Nia" not in lead.opens("/unit/audit-log").text
    assert approves_anyway(app, FIRST_PERSON, proposal) == 409


def test_only_the_proposer_takes_it_back(app: Flask, enter: Enter) -> None:
    administrator, lead = enter(ADMINISTRATOR), open_browser(app, LEAD)
    proposal = proposes(administrator)
    assert lead.submits(f"{proposal}/take-back", page="/unit/").status_code == 403
    assert (
        administrator.submits(f"{proposal}/refuse", {"reason": "x"}, page="/unit/").status_code
        == 403
    )
    assert administrator.submits(f"{proposal}/take-back", page=proposal).status_code == 302
    assert approves_anyway(app, LEAD, proposal) == 409


def test_it_is_proposed_once(app: Flask, enter: Enter) -> None:
    administrator = enter(ADMINISTRATOR)
    proposes(administrator)
    answer = administrator.submits(PEOPLE, {**NIA, "roles": "lead"})
    assert answer.status_code == 409 and "proposed already" in answer.text


def test_what_was_changed_in_the_table_is_not_done(app: Flask, enter: Enter) -> None:
    proposal = proposes(enter(ADMINISTRATOR))
    db.session.execute(update(Proposal).values(payload={**NIA, "roles": ["lead"]}))
    db.session.commit()
    assert approves_anyway(app, LEAD, proposal) == 409


def test_an_account_that_came_to_be_meanwhile_is_in_the_way(app: Flask, enter: Enter) -> None:
    proposal = proposes(enter(ADMINISTRATOR))
    hashed = accounts.hash_for_account(PASSWORD)
    accounts.create_account(name="N", email="nia@example.org", password_hash=hashed, roles=[])
    db.session.commit()
    assert approves_anyway(app, LEAD, proposal) == 409


def test_it_ends_with_its_proposers_account(app: Flask, enter: Enter) -> None:
    proposal = proposes(enter(ADMINISTRATOR))
    first = open_browser(app, FIRST_PERSON)
    number = accounts.person_by_email(ADMINISTRATOR.email).id  # type: ignore[union-attr]
    first.submits(f"{PEOPLE}/{number}/close", page=PEOPLE)
    assert approves_anyway(app, LEAD, proposal) == 409


def test_it_is_all_in_the_record(app: Flask, enter: Enter) -> None:
    invites(enter(ADMINISTRATOR), open_browser(app, LEAD))
    page = text_of(open_browser(app, LEAD).opens("/unit/audit-log"))
    what = "an account for Nia New as officer"
    assert f"Adam Admin proposed {what}." in page
    assert f"Lena Lead approved {what}, which Adam Admin had proposed." in page
    assert "Adam Admin invited Nia New as officer." in page


def test_an_unknown_number_is_not_found(enter: Enter) -> None:
    person = enter(COLLEAGUE)
    for number in ("999", "99999999999999999999"):
        assert person.opens(f"/unit/proposals/{number}").status_code == 404
        address = f"/unit/proposals/{number}/approve"
        assert person.submits(address, page="/unit/").status_code == 404


def test_what_somebody_may_not_propose_any_more_is_not_done(app: Flask, enter: Enter) -> None:
    proposal = proposes(enter(FIRST_PERSON))
    number = accounts.person_by_email(FIRST_PERSON.email).id  # type: ignore[union-attr]
    open_browser(app, ADMINISTRATOR).submits(f"{PEOPLE}/{number}/roles", {"roles": ["lead"]})
    answer = open_browser(app, LEAD).submits(f"{proposal}/approve", page="/unit/")
    assert answer.status_code == 409 and "may not do so any more" in answer.text
    assert db.session.query(AccountLink).count() == 0
