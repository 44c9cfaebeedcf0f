"""An approval that was entered by mistake is withdrawn: the guidance is a draft again at once."""

import pytest
from flask import Flask

from tests.support.cast import (
    ADMINISTRATOR,
    FIRST_PERSON,
    LEAD,
    OFFICER,
    OUTSIDER,
    Enter,
    Member,
    open_browser,
)
from tests.support.days import day_in
from tests.support.reading import text_of
from webapp.audit import trail
from webapp.commands.setup import Republisher
from webapp.extensions import db
from webapp.guidance import approvals, editions
from webapp.guidance.models import EditionApproval
from webapp.vocabulary.times import format_day

APPROVE = "/unit/guidance/2026.4.0/approve"
WITHDRAW = "/unit/guidance/approvals/1/withdraw"
GOOD = {"approver": "Bea Board", "role": "Chair", "on": day_in(0).isoformat(), "read": "yes"}
REASON = {"reason": "Entered  too early"}


@pytest.fixture(autouse=True)
def approved(app: Flask, enter: Enter) -> None:
    """Publishes an edition but no pack, which takes seconds and has tests of its own."""
    editions.publish_if_changed()
    assert enter(LEAD).submits(APPROVE, GOOD).status_code == 302


def says_draft(app: Flask) -> bool:
    return "Draft, not yet approved" in text_of(open_browser(app, None).opens("/guidance/law"))


@pytest.mark.parametrize("member", [LEAD, FIRST_PERSON], ids=["who entered it", "another lead"])
def test_a_lead_withdraws_it_with_a_reason(app: Flask, member: Member) -> None:
    assert not says_draft(app)
    person = open_browser(app, member)
    assert "Approved by Bea Board, Chair" in person.opens(WITHDRAW).text
    assert person.submits(WITHDRAW, REASON).location == "/unit/guidance"
    assert says_draft(app)
    said = f"{member.name} withdrew the approval by Bea Board on {format_day(day_in(0))}."
    assert f"{said} Reason: “Entered too early”." in text_of(person.opens("/unit/guidance"))


def test_the_audit_log_has_the_reason_and_whose_approval_it_was(app: Flask) -> None:
    open_browser(app, FIRST_PERSON).submits(WITHDRAW, REASON)
    sentences = [line.sentence for line in trail.newest(before=None, limit=9)[0]]
    assert (
        "Fay First withdrew the approval of edition 2026.4.0 by Bea Board. "
        "Reason: “Entered too early”."
    ) in sentences


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_without_a_reason_it_stays(app: Flask, reason: str) -> None:
    refused = open_browser(app, LEAD).submits(WITHDRAW, {"reason": reason})
    assert refused.status_code == 422
    assert not says_draft(app)


def test_it_cannot_be_withdrawn_twice_and_never_revives(app: Flask) -> None:
    lead = open_browser(app, LEAD)
    lead.submits(APPROVE, GOOD)
    lead.submits("/unit/guidance/approvals/2/withdraw", REASON)
    assert says_draft(app)
    for number in (1, 2, 3):
        gone = lead.opens(f"/unit/guidance/approvals/{number}/withdraw")
        assert gone.status_code == 409 and "nothing to withdraw" in gone.text


def test_an_approval_that_was_replaced_meanwhile_stays(app: Flask) -> None:
    lead, other = open_browser(app, LEAD), open_browser(app, FIRST_PERSON)
    other.submits(APPROVE, GOOD | {"approver": "Cy Chair"})
    assert lead.opens(WITHDRAW).status_code == 409
    assert "Cy Chair" in text_of(lead.opens("/guidance/law"))


def test_afterwards_it_can_be_approved_again(app: Flask) -> None:
    lead = open_browser(app, LEAD)
    lead.submits(WITHDRAW, REASON)
    assert lead.submits(APPROVE, GOOD).status_code == 302
    assert not says_draft(app)
    assert db.session.query(EditionApproval).count() == 2


def test_phones_hear_of_it(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    published: list[object] = []
    monkeypatch.setattr("webapp.commands.setup.publish", lambda: published.append(None))
    republish = Republisher()
    republish()
    republish()
    assert len(published) == 1
    open_browser(app, LEAD).submits(WITHDRAW, REASON)
    republish()
    assert len(published) == 2 and approvals.newest_numbers() == (1, 1)


@pytest.mark.parametrize("member", [OFFICER, ADMINISTRATOR, OUTSIDER, None])
def test_nobody_but_a_lead_may(app: Flask, member: Member | None) -> None:
    expected = 403 if member else 302
    assert open_browser(app, member).opens(WITHDRAW).status_code == expected
    assert not says_draft(app)
