"""Of rank now, with nobody reached: the call comes first, and nobody closes over it."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter, Person, open_browser
from tests.support.in_hand import closes, does, number_of, receives
from tests.support.incidents import incident_of
from tests.support.reading import text_of
from tests.support.second_person import approves
from tests.support.unit_reports import deliver
from webapp.audit.models import AuditEntry
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.guidance import editions
from webapp.incidents import erasing
from webapp.incidents.erasable import find_erasable
from webapp.incidents.models import Act, Incident
from webapp.proposals.deciding import SomebodyCan, approve_at_the_command_line
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind

pytestmark = pytest.mark.postgresql

PHONE = "0161 496 0138"
ALONE = {
    "path": {"danger": "yes"},
    "answers": {"rung": [], "contact_name": "Sam Okafor", "contact_phone": PHONE},
}
SAID = {"said-safe": "yes", "said-rings": "worker", "said-whom": "police"}
WHY = {"unreached": "practice", "unreached_words": "Sent at our training."}
NEVER = "Nobody was ever reached."


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, **ALONE)


@pytest.fixture
def officer(report: Report, enter: Enter) -> Person:
    return enter(OFFICER)


def page(person: Person, report: Report) -> str:
    return person.opens(f"/unit/reports/{report.id}").text


def rings(person: Person, report: Report, result: str = "spoke", whom: str = "worker") -> None:
    data = {"call-whom": whom, "call-result": result}
    does(person, report, "log/calls", **data)


def answers(person: Person, report: Report, *knows: str, **more: str):  # type: ignore[no-untyped-def]
    call = db.session.scalars(select(Act.id).where(Act.kind == "call").order_by(Act.id.desc()))
    data = {"said-call": str(call.first()), **SAID, **more}
    address = f"/unit/reports/{report.id}"
    return person.submits(f"{address}/log/answers", {**data, "said-knows": [*knows]}, page=address)


def events() -> list[str]:
    return [*db.session.scalars(select(AuditEntry.event).order_by(AuditEntry.id))]


def test_the_first_act_is_the_call_and_received_is_outlined(
    officer: Person, report: Report
) -> None:
    text = page(officer, report)
    assert f'href="tel:{PHONE.replace(" ", "")}"' in text and "Ring Sam Okafor" in text_of(
        officer.opens(f"/unit/reports/{report.id}")
    )
    assert text.index("app-ring__call") < text.index(">Received<")
    assert "Received, next" not in text.split("<main")[1].split("</main")[0]
    received = re.search(r'<button[^>]*class="([^"]*)"[^>]*>Received<', text)
    assert received and "govuk-button--secondary" in received[1]


def test_received_next_does_not_skip_the_call(officer: Person, report: Report) -> None:
    answer = does(officer, report, "received-next")
    assert answer.location.startswith(f"/unit/reports/{report.id}")
    assert incident_of(report.id).not_rung_since is None


def test_received_without_a_call_it_stays_on_top(
    app: Flask, officer: Person, report: Report
) -> None:
    later = deliver(app, **ALONE)
    rings(officer, later)
    answers(officer, later, "police")
    receives(officer, report)
    inbox = officer.opens("/unit/").text
    assert inbox.index(report.reference) < inbox.index(later.reference)
    assert "not rung" in text_of(officer.opens("/unit/"))


def test_after_fifteen_minutes_everybody_who_reads_is_told(officer: Person, report: Report) -> None:
    receives(officer, report)
    assert "Ring now: nobody was reached" not in officer.opens("/unit/").text
    with writing():
        ago = datetime.now(UTC) - timedelta(minutes=16)
        db.session.execute(update(Incident).values(not_rung_since=ago))
    assert "received over 15 minutes ago, not rung" in text_of(officer.opens("/unit/"))


def test_spoke_asks_three_things_before_received(officer: Person, report: Report) -> None:
    rings(officer, report)
    text = page(officer, report)
    assert "1. Safe now?" in text and "2. Who knows?" in text and "3. Who rings next?" in text
    assert not incident_of(report.id).reached
    answer = answers(officer, report, "police", "lead", receive="yes")
    assert answer.status_code == 302
    found = incident_of(report.id)
    assert (found.reached, found.lane) == (True, "open")
    assert "Safe now: yes. Who knows: the police (101), their lead." in text_of(
        officer.opens(f"/unit/reports/{report.id}")
    )
    assert "call-answered" in events()


@pytest.mark.parametrize(
    ("knows", "more", "says"),
    [
        ((), {}, "Say who knows, or that nobody does"),
        (("nobody", "police"), {}, "Either somebody knows, or nobody does"),
        (("police",), {"said-safe": ""}, "Say whether they are safe"),
        (("nobody",), {"said-rings": "nobody"}, "Nobody knows yet. Say who rings, and whom"),
        (("police",), {"said-whom": ""}, "Say whom they ring, or we"),
    ],
)
def test_the_answers_are_refused(
    officer: Person, report: Report, knows: tuple[str, ...], more: dict[str, str], says: str
) -> None:
    rings(officer, report)
    answer = answers(officer, report, *knows, **more)
    assert (answer.status_code, says in answer.text) == (422, True)


def test_answers_belong_to_a_call_that_was_spoken(officer: Person, report: Report) -> None:
    rings(officer, report, "no_answer")
    call = str(db.session.scalars(select(Act.id).where(Act.kind == "call")).one())
    address = f"/unit/reports/{report.id}"
    data = {"said-call": call, **SAID, "said-knows": ["police"]}
    sent = officer.submits(f"{address}/log/answers", data, page=address)
    assert (sent.status_code, incident_of(report.id).reached) == (404, False)


def test_nobody_knows_is_a_task_of_today_and_still_nobody_reached(
    officer: Person, report: Report
) -> None:
    rings(officer, report)
    answers(officer, report, "nobody", **{"said-rings": "unit"}, receive="yes")
    found = incident_of(report.id)
    assert (found.reached, found.lane, found.due_on) == (False, "new", found.due_on)
    assert found.due_on is not None
    text = text_of(officer.opens(f"/unit/reports/{report.id}"))
    assert "Nobody knows yet: ring social care or the police now" in text
    assert "Ring social care or the police: the worker says that nobody knows yet." in text


def test_two_no_answers_send_the_officer_to_the_police_and_tell_a_lead(
    app: Flask, officer: Person, report: Report
) -> None:
    rings(officer, report, "no_answer")
    rings(officer, report, "left_message")
    text = page(officer, report)
    assert (
        "No answer twice: ring social care or the police now" in text and 'href="tel:101"' in text
    )
    assert "no answer twice" in text_of(open_browser(app, LEAD).opens("/unit/"))
    rings(officer, report, whom="police")
    assert incident_of(report.id).reached


def test_about_the_lead_only_the_workers_own_number_is_offered(app: Flask, enter: Enter) -> None:
    about = {**ALONE, "path": {"danger": "yes", "about_lead": "yes"}}
    about["answers"] = {**ALONE["answers"], "contact_email": "sam@club.example.org"}
    report, officer = deliver(app, **about), enter(OFFICER)
    text = page(officer, report)
    assert "ring the worker’s own number" in text and "mailto:" not in text
    assert ">Their organisation<" not in text.split('id="call-whom"')[1].split("</select>")[0]
    rings(officer, report)
    assert (
        'value="lead"' not in page(officer, report).split('id="said-knows"')[1].split("3. Who")[0]
    )


def test_it_does_not_wait(officer: Person, report: Report) -> None:
    receives(officer, report)
    answer = does(officer, report, "wait", whom="police", until="2099-12-01")
    assert answer.status_code in (409, 422)
    assert incident_of(report.id).waiting_for is None


def test_in_a_batch_it_is_set_aside_by_name(officer: Person, report: Report) -> None:
    found = incident_of(report.id)
    given = {"chosen": f"{report.id}.{found.version}", "to": number_of(COLLEAGUE)}
    officer.submits("/unit/give", given)
    inbox = text_of(officer.opens("/unit/"))
    assert f"{report.reference}: it is of rank now, and nobody was reached." in inbox
    aside = {"chosen": f"{found.id}.{found.last_sequence}", "reason": "junk"}
    officer.submits("/unit/not-a-report", aside)
    assert "nobody was ever reached. Open it, and ring." in text_of(officer.opens("/unit/"))
    assert (incident_of(report.id).owner_id, incident_of(report.id).lane) == (None, "new")


def test_closing_says_first_that_nobody_was_ever_reached_and_asks_why(
    officer: Person, report: Report
) -> None:
    receives(officer, report)
    text = page(officer, report)
    assert text.index(NEVER) < text.index("What came of it?")
    refused = closes(officer, report, "no_action")
    assert (refused.status_code, NEVER in refused.text) == (409, True)
    unsaid = closes(officer, report, "no_action", unreached="confirmed", unreached_words=" ")
    assert unsaid.status_code == 422
    assert "Write why: another person reads it" in unsaid.text
    assert "Enter the report’s number, or their reference" in unsaid.text


def test_another_person_reads_the_reason_and_approves(
    app: Flask, officer: Person, report: Report
) -> None:
    receives(officer, report)
    assert closes(officer, report, "no_action", **WHY).status_code == 302
    assert incident_of(report.id).lane == "new"
    mine = text_of(officer.opens("/unit/proposals/1"))
    assert "Approve" not in mine
    lead = open_browser(app, LEAD)
    text = lead.opens("/unit/proposals/1").text
    assert text.index(NEVER) < text.index("Outcome:")
    assert "Reason: Practice, or a test." in text and "“Sent at our training.”" in text
    assert approves(lead, "/unit/proposals/1") == 302
    assert incident_of(report.id).lane == "closed"
    assert "unreached-closed" in events()
    assert "Sent at our training" not in str([act.coded for act in db.session.scalars(select(Act))])
    does(officer, report, "reopen", reason="mistake")
    assert (incident_of(report.id).lane, incident_of(report.id).reached) == ("new", False)


def test_nobody_approves_it_alone_nor_at_the_command_line(app: Flask, enter: Enter) -> None:
    from tests.support.cast import ADMINISTRATOR, FIRST_PERSON, OUTSIDER
    from webapp.people.models import User

    report, officer = deliver(app, **ALONE), enter(OFFICER)
    receives(officer, report)
    closes(officer, report, "no_action", **WHY)
    others = [one.email for one in (COLLEAGUE, LEAD, ADMINISTRATOR, FIRST_PERSON, OUTSIDER)]
    with writing():
        db.session.execute(update(User).where(User.email.in_(others)).values(active=False))
    assert approves(officer, "/unit/proposals/1") == 403
    text = text_of(officer.opens("/unit/proposals/1"))
    assert "nobody decides it alone: it stays open" in text and "Approve alone" not in text
    with app.test_request_context(), pytest.raises(SomebodyCan):
        approve_at_the_command_line(1)
    assert incident_of(report.id).lane == "new"


def test_the_same_as_another_is_one_where_somebody_was_reached(
    app: Flask, officer: Person, report: Report
) -> None:
    receives(officer, report)
    silent, heard = deliver(app, **ALONE), deliver(app)
    rings(officer, heard, whom="police")
    why = {"unreached": "same", "unreached_words": "The same evening."}
    for typed in ("ES-AAAA-AAAA", report.reference, silent.reference):
        refused = closes(officer, report, "no_action", **why, unreached_reference=typed)
        assert "nobody was reached about it either" in refused.text
    assert closes(
        officer, report, "no_action", **why, unreached_reference=heard.reference
    ).status_code in (302,)


def test_a_call_that_was_taken_back_opens_it_again(
    app: Flask, officer: Person, report: Report
) -> None:
    rings(officer, report, whom="police")
    receives(officer, report)
    closes(officer, report, "police")
    approves(open_browser(app, LEAD), "/unit/proposals/1")
    assert incident_of(report.id).lane == "closed"
    call = db.session.scalars(select(Act.id).where(Act.kind == ActKind.CALL.value)).one()
    does(officer, report, "log/take-back", act=str(call))
    assert incident_of(report.id).lane == "new"


def test_a_call_taken_back_ends_the_proposal_to_close(
    app: Flask, officer: Person, report: Report
) -> None:
    rings(officer, report, whom="police")
    receives(officer, report)
    closes(officer, report, "police")
    call = db.session.scalars(select(Act.id).where(Act.kind == ActKind.CALL.value)).one()
    does(officer, report, "log/take-back", act=str(call))
    assert approves(open_browser(app, LEAD), "/unit/proposals/1") == 409
    assert incident_of(report.id).lane == "new"


def test_set_aside_takes_another_person_too(app: Flask, officer: Person, report: Report) -> None:
    found = incident_of(report.id)
    aside = {"chosen": f"{found.id}.{found.last_sequence}", "reason": "test", "words": "Ours."}
    officer.submits("/unit/not-a-report", aside, page=f"/unit/not-a-report?of={found.id}")
    assert incident_of(report.id).lane == "new"
    assert approves(open_browser(app, LEAD), "/unit/proposals/1") == 302
    assert incident_of(report.id).lane == "set_aside"


def test_erasing_is_no_way_round_it(app: Flask, officer: Person, report: Report) -> None:
    with app.test_request_context(), pytest.raises(erasing.NobodyReached):
        erasing.erase(find_erasable(report.reference), reason="expired", by="A")
    assert incident_of(report.id).lane == "new"


def test_joined_with_one_that_was_reached_the_call_must_be_chosen(
    app: Flask, officer: Person, report: Report
) -> None:
    other = deliver(app, path={"danger": "yes"})
    rings(officer, other, whom="police")
    beside = f"/unit/reports/{report.id}/beside/{other.id}"
    assert f"The call about {other.reference} counts for both" in officer.opens(beside).text
    does(officer, report, f"join/{other.id}")
    assert not incident_of(report.id).reached
    does(officer, other, "split")
    assert (incident_of(report.id).reached, incident_of(other.id).reached) == (False, True)
    does(officer, report, f"join/{other.id}", share_call="yes")
    assert incident_of(report.id).reached
    does(officer, other, "split")
    assert not incident_of(report.id).reached


BY_THE_LEAD = {"danger": "no", "areas": ["nude"], "who": "lead"}
TO_POLICE = {"call-whom": "police", "call-result": "spoke"}


@pytest.mark.parametrize("noted", ["call", "told", "worker"])
def test_whom_the_unit_reached_need_not_be_rung_any_more(
    app: Flask, enter: Enter, noted: str
) -> None:
    with app.app_context():
        edition = editions.publish_if_changed().name
    report = deliver(app, path=BY_THE_LEAD, answers=ALONE["answers"], edition=edition)
    officer, line = enter(OFFICER), "Police must hear now, and nobody has said who rings"
    assert line in page(officer, report)
    if noted == "call":
        does(officer, report, "log/calls", **TO_POLICE)
    elif noted == "told":
        does(officer, report, "log/told", **{"told-whom": "police", "told-ground": "vital"})
    else:
        rings(officer, report)
        answers(officer, report, "lado")  # and they ring the police
    assert line not in page(officer, report)
