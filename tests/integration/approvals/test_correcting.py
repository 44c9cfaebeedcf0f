"""Corrected words wait for somebody at the unit, who reads both versions and approves them."""

import json

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter
from tests.support.corrected_words import BETTER, LEAVE_IT
from tests.support.corrected_words import corrected as correct
from tests.support.pack_pages import put_few_pages_in_packs
from tests.support.second_person import approves
from webapp.approvals import correcting
from webapp.commands.setup import Republisher
from webapp.extensions import db
from webapp.guidance import corrections, editions
from webapp.guidance.corrections import CorrectedMeanwhile
from webapp.guidance.source import texts
from webapp.guidance.source.texts import Corrections
from webapp.people.models import User
from webapp.proposals import deciding
from webapp.proposals.models import Proposal, State

pytestmark = pytest.mark.postgresql

FIRST = "/unit/proposals/1"


@pytest.fixture
def corrected(app: Flask) -> Corrections:
    """Another sentence for one text, which phones do not have yet."""
    editions.publish_if_changed()
    return correct()


def propose(corrected: Corrections) -> int:
    return correcting.propose(corrected, after=corrections.newest_number(), texts=9, pages=120)


def on_phones() -> str:
    return json.dumps(editions.load_data_on_phones(), ensure_ascii=False)


def test_a_lead_reads_both_versions_and_approves_and_phones_get_them(
    enter: Enter, corrected: Corrections, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_few_pages_in_packs(monkeypatch)
    propose(corrected)
    lead, republish = enter(LEAD), Republisher()
    assert f'href="{FIRST}"' in lead.opens("/unit/guidance").text
    page = lead.opens(FIRST).text
    assert "Proposed by the command line" in page and "Texts corrected in all: 1." in page
    both = lead.opens("/unit/guidance/corrections/1").text
    assert f'href="{FIRST}"' in both
    assert "<ins>" in both and "<del>" in both and "police advise" in both
    republish()
    assert BETTER not in on_phones()

    assert approves(lead, FIRST) == 302
    republish()
    assert BETTER in on_phones()
    assert "Proposed by the command line, approved by Lena Lead." in lead.opens(FIRST).text
    assert (
        "Lena Lead" in enter(ADMINISTRATOR).opens("/unit/audit-log?event=guidance-corrected").text
    )


def test_the_command_line_cannot_approve_them_while_somebody_can(
    enter: Enter, corrected: Corrections
) -> None:
    number = propose(corrected)
    with pytest.raises(deciding.SomebodyCan):
        deciding.approve_at_the_command_line(number)
    assert enter(OFFICER).submits(f"{FIRST}/approve", page="/unit/").status_code == 403
    assert not corrections.current()


def test_where_nobody_reads_reports_the_command_line_decides(
    enter: Enter, corrected: Corrections
) -> None:
    number = propose(corrected)
    for person in db.session.query(User):
        person.active = person.email == ADMINISTRATOR.email
    db.session.commit()
    deciding.approve_at_the_command_line(number)
    assert corrections.current() == corrected
    assert "Done at the command line" in enter(ADMINISTRATOR).opens(FIRST).text


def test_a_later_proposal_takes_the_place_of_an_earlier_one(
    enter: Enter, corrected: Corrections
) -> None:
    first, second = propose(corrected), propose({})
    states = {one.id: one.state for one in db.session.query(Proposal)}
    assert states == {first: State.ENDED, second: State.OPEN}
    assert "Every correction is taken back." in enter(LEAD).opens(f"/unit/proposals/{second}").text


def test_what_others_corrected_meanwhile_is_not_overwritten(
    enter: Enter, corrected: Corrections
) -> None:
    propose(corrected)
    others = {LEAVE_IT: corrected[LEAVE_IT]._replace(now="Ask the police.")}
    corrections.store(others, approved_by="Olu", after=0)
    db.session.commit()
    assert approves(enter(LEAD), FIRST) == 409
    with pytest.raises(CorrectedMeanwhile):
        correcting.propose(corrected, after=0, texts=9, pages=120)


@pytest.mark.parametrize("release", [{}, {LEAVE_IT: "Leave it."}], ids=["gone", "reworded"])
def test_a_text_that_an_upgrade_changed_is_proposed_again(
    enter: Enter,
    corrected: Corrections,
    monkeypatch: pytest.MonkeyPatch,
    release: dict[str, str],
) -> None:
    propose(corrected)
    monkeypatch.setattr(texts, "shipped_words", lambda: release)
    assert approves(enter(LEAD), FIRST) == 409
    assert enter(LEAD).opens("/unit/guidance/corrections/1").status_code == 409
    assert not corrections.current()


@pytest.mark.usefixtures("corrected")
def test_a_number_that_nobody_proposed_is_not_found(enter: Enter) -> None:
    for number in ("7", "99999999999999999999"):
        assert enter(LEAD).opens(f"/unit/guidance/corrections/{number}").status_code == 404
