"""Two people restrict an incident on pages: who is asked, who knows, and what is refused."""

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.support.cast import COLLEAGUE, FIRST_PERSON, LEAD, OFFICER, Enter, Member, open_browser
from tests.support.cover import goes_away
from tests.support.in_hand import ROUTINE, does, number_of, receives
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.restriction import lifts, name_readers, page_of, proposes_readers, restricts
from tests.support.second_person import approves, lets_in
from tests.support.tasks import adds_task
from tests.support.unit_reports import deliver
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.people.models import User
from webapp.proposals.models import Proposal


def status(app: Flask, address: str, member: Member) -> int:
    return open_browser(app, member).opens(address).status_code


def test_the_second_person_decides_and_then_those_named_read_it(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    proposal = proposes_readers(lead, report, LEAD, OFFICER)
    assert not incident_of(report.id).restricted
    officer = open_browser(app, OFFICER)
    assert f"Read report {report.reference} first" in officer.opens(proposal).text
    assert approves(officer, proposal) == 302
    seen = [status(app, f"/unit/reports/{report.id}", one) for one in (LEAD, OFFICER, COLLEAGUE)]
    assert seen == [200, 200, 404]
    assert f"Only {LEAD.name} and {OFFICER.name}." in text_of(lead.opens(page_of(report)))


@pytest.mark.parametrize(
    "address", ["/unit/", "/unit/?lane=all", "/unit/give", "/unit/without-an-organisation"]
)
def test_lists_mark_what_is_restricted(app: Flask, enter: Enter, address: str) -> None:
    deliver(app)
    report, officer = deliver(app), enter(OFFICER)
    assert "Restricted" not in text_of(officer.opens(address))
    name_readers([report], OFFICER, COLLEAGUE)
    assert text_of(officer.opens(address)).count("Restricted") == 1


def test_tasks_and_what_one_covers_mark_it_too(app: Flask, enter: Enter) -> None:
    report, officer = deliver(app, **ROUTINE), enter(OFFICER)
    receives(officer, report)
    colleague = open_browser(app, COLLEAGUE)
    adds_task(officer, report, COLLEAGUE)
    does(officer, report, "give", to=number_of(LEAD))
    goes_away(open_browser(app, LEAD), COLLEAGUE)
    name_readers([report], LEAD, COLLEAGUE)
    assert text_of(colleague.opens("/unit/?lane=mine")).count("Restricted") == 2


def test_neither_the_proposer_nor_anybody_who_is_not_named_decides(
    app: Flask, enter: Enter
) -> None:
    report, lead = deliver(app), enter(LEAD)
    proposal = proposes_readers(lead, report, OFFICER, COLLEAGUE)
    assert lead.submits(f"{proposal}/approve", page="/unit/").status_code == 403
    first = open_browser(app, FIRST_PERSON)
    for act in ("approve", "refuse", "take-back"):
        sent = first.submits(f"{proposal}/{act}", {"reason": "x"}, page="/unit/")
        assert sent.status_code == 404
    assert not incident_of(report.id).restricted


def test_nobody_alone_decides_it(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    proposal = proposes_readers(lead, report, LEAD, OFFICER)
    lets_in(LEAD, OFFICER)
    assert f"esafety people approve {proposal.rsplit('/', 1)[1]}" in lead.opens(proposal).text
    for person in (lead, open_browser(app, OFFICER)):
        assert person.submits(f"{proposal}/approve", page="/unit/").status_code == 403


def test_lifting_is_decided_by_another_reader(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    restricts(app, lead, report, LEAD, OFFICER)
    proposal = lifts(lead, report)
    assert status(app, proposal, COLLEAGUE) == 404
    assert approves(open_browser(app, OFFICER), proposal) == 302
    assert status(app, f"/unit/reports/{report.id}", COLLEAGUE) == 200


def test_those_who_read_it_decide_who_else_may(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    restricts(app, lead, report, LEAD, OFFICER)
    proposal = proposes_readers(lead, report, LEAD, COLLEAGUE)
    assert status(app, proposal, COLLEAGUE) == 404
    assert approves(open_browser(app, OFFICER), proposal) == 302
    seen = [status(app, f"/unit/reports/{report.id}", one) for one in (OFFICER, COLLEAGUE)]
    assert seen == [404, 200]


def test_where_the_proposer_is_left_alone_those_named_decide(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    restricts(app, lead, report, LEAD, OFFICER)
    with writing():
        db.session.execute(update(User).where(User.email == OFFICER.email).values(active=False))
    proposal = proposes_readers(lead, report, LEAD, COLLEAGUE)
    assert approves(open_browser(app, COLLEAGUE), proposal) == 302
    assert status(app, f"/unit/reports/{report.id}", COLLEAGUE) == 200


@pytest.mark.parametrize("members", [(), (OFFICER,)])
def test_fewer_than_two_are_refused(app: Flask, enter: Enter, members: tuple[Member, ...]) -> None:
    report, lead = deliver(app), enter(LEAD)
    named = {"readers": [number_of(one) for one in members]}
    answer = lead.submits(page_of(report), named)
    assert answer.status_code == 422 and "Choose at least two people" in answer.text


def test_an_unconfirmed_account_is_no_second_reader(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    lets_in(LEAD, OFFICER)
    named = {"readers": [number_of(one) for one in (LEAD, OFFICER)]}
    answer = lead.submits(page_of(report), named)
    assert answer.status_code == 409 and "confirmed yet do not count" in answer.text
    named["readers"].append(number_of(COLLEAGUE))
    assert lead.submits(page_of(report), named).status_code == 302


def test_who_reads_it_already_is_not_proposed(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    assert lead.submits(f"{page_of(report)}/lift", page=page_of(report)).status_code == 409
    restricts(app, lead, report, LEAD, OFFICER)
    same = {"readers": [number_of(one) for one in (LEAD, OFFICER)]}
    assert lead.submits(page_of(report), same).status_code == 409


def test_what_was_changed_meanwhile_is_not_done(app: Flask, enter: Enter) -> None:
    report, lead, first = deliver(app), enter(LEAD), open_browser(app, FIRST_PERSON)
    late = proposes_readers(first, report, FIRST_PERSON, OFFICER)
    restricts(app, lead, report, LEAD, OFFICER)
    assert open_browser(app, OFFICER).submits(f"{late}/approve", page=late).status_code == 409
    assert status(app, f"/unit/reports/{report.id}", FIRST_PERSON) == 404


def test_an_officer_does_not_propose_it(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    assert enter(OFFICER).opens(page_of(report)).status_code == 403


def test_a_lead_who_may_not_read_it_proposes_nothing(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    restricts(app, lead, report, OFFICER, COLLEAGUE)
    assert lead.opens(page_of(report)).status_code == 404
    assert lead.submits(f"{page_of(report)}/lift", page="/unit/").status_code == 404


def test_its_number_leaves_no_gap_in_the_others(app: Flask, enter: Enter) -> None:
    report, lead = deliver(app), enter(LEAD)
    proposes_readers(lead, report, LEAD, OFFICER)
    assert db.session.scalars(select(Proposal.id)).one() < 0
