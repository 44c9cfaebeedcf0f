"""Corrected words wait for somebody at the unit, who reads both versions and approves them."""

import json

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter
from tests.support.corrected_words import BETTER, SAID
from tests.support.pack_pages import put_few_pages_in_packs
from tests.support.second_person import approves
from webapp.approvals import correcting
from webapp.commands.setup import Republisher
from webapp.extensions import db
from webapp.guidance import corrections, editions
from webapp.guidance.corrections import CorrectedMeanwhile
from webapp.guidance.source.yaml_files import shipped_texts
from webapp.people.models import User
from webapp.proposals import deciding
from webapp.proposals.models import Proposal, State

NAME = "notes.yaml"
FIRST = "/unit/proposals/1"


@pytest.fixture
def corrected(app: Flask) -> dict[str, str]:
    """One file with another sentence, which phones do not have yet."""
    editions.publish_if_changed()
    text = shipped_texts()[NAME]
    assert SAID in text
    return {NAME: text.replace(SAID, BETTER)}


def propose(files: dict[str, str]) -> int:
    return correcting.propose(files, after=corrections.newest_number(), texts=9, pages=120)


def on_phones() -> str:
    return json.dumps(editions.load_data_on_phones(), ensure_ascii=False)


def test_a_lead_reads_both_versions_and_approves_and_phones_get_them(
    enter: Enter, corrected: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_few_pages_in_packs(monkeypatch)
    propose(corrected)
    lead, republish = enter(LEAD), Republisher()
    assert f'href="{FIRST}"' in lead.opens("/unit/guidance").text
    page = lead.opens(FIRST).text
    assert "Proposed by the command line" in page and "Corrected files: notes.yaml." in page
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
    enter: Enter, corrected: dict[str, str]
) -> None:
    number = propose(corrected)
    with pytest.raises(deciding.SomebodyCan):
        deciding.approve_at_the_command_line(number)
    assert enter(OFFICER).submits(f"{FIRST}/approve", page="/unit/").status_code == 403
    assert not corrections.current_files()


def test_where_nobody_reads_reports_the_command_line_decides(
    enter: Enter, corrected: dict[str, str]
) -> None:
    number = propose(corrected)
    for person in db.session.query(User):
        person.active = person.email == ADMINISTRATOR.email
    db.session.commit()
    deciding.approve_at_the_command_line(number)
    assert corrections.current_files() == corrected
    assert "Done at the command line" in enter(ADMINISTRATOR).opens(FIRST).text


def test_a_later_proposal_takes_the_place_of_an_earlier_one(
    enter: Enter, corrected: dict[str, str]
) -> None:
    first, second = propose(corrected), propose({})
    states = {one.id: one.state for one in db.session.query(Proposal)}
    assert states == {first: State.ENDED, second: State.OPEN}
    assert "Every correction is taken back." in enter(LEAD).opens(f"/unit/proposals/{second}").text


def test_what_others_corrected_meanwhile_is_not_overwritten(
    enter: Enter, corrected: dict[str, str]
) -> None:
    propose(corrected)
    corrections.store({NAME: corrected[NAME] + "\n"}, approved_by="Olu", after=0)
    db.session.commit()
    assert approves(enter(LEAD), FIRST) == 409
    with pytest.raises(CorrectedMeanwhile):
        correcting.propose(corrected, after=0, texts=9, pages=120)


def test_what_another_release_checked_is_proposed_again(
    enter: Enter, corrected: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    propose(corrected)
    monkeypatch.setattr(corrections, "digest_of_this_release", lambda: "another")
    assert approves(enter(LEAD), FIRST) == 409
    assert not corrections.current_files()


@pytest.mark.usefixtures("corrected")
def test_a_number_that_nobody_proposed_is_not_found(enter: Enter) -> None:
    for number in ("7", "99999999999999999999"):
        assert enter(LEAD).opens(f"/unit/guidance/corrections/{number}").status_code == 404
