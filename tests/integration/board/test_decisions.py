"""What the board decided is recorded on a signed paper; the next ones say what came of it."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from tests.support.board import (
    DECISION,
    OUTCOME,
    QUARTER,
    ROOM,
    decides,
    draft_of,
    follows,
    freezes,
    signs,
    writes,
)
from tests.support.cast import (
    BOARD_MEMBER,
    LEAD,
    OFFICER,
    Enter,
    Person,
    make_accounts,
    open_browser,
)
from tests.support.reading import text_of
from webapp.board import files, signing
from webapp.board.models import BoardDecision, BoardPaper
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.vocabulary.periods import Period
from webapp.web.fields import NOT_A_DAY

pytestmark = pytest.mark.postgresql

NEXT = Period(2026, 3)
HEADING = "What the board decided, and what came of it"


@pytest.fixture(autouse=True)
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing takes a second: test_pages.py prints decisions."""
    monkeypatch.setattr(files, "can_print", lambda: False)


@pytest.fixture
def lead(enter: Enter) -> Person:
    return enter(LEAD)


@pytest.fixture
def paper(lead: Person) -> str:
    """Where a signed paper is, on which the board decided something."""
    address = freezes(lead, QUARTER)
    assert decides(lead, address).status_code == 303
    return address


def said(person: Person, address: str) -> str:
    return text_of(person.opens(address))


def count() -> int:
    return db.session.scalar(select(func.count()).select_from(BoardDecision)) or 0


def test_the_next_paper_says_what_was_decided_and_the_signed_one_stays(
    lead: Person, paper: str
) -> None:
    assert follows(lead).status_code == 303
    following = said(lead, freezes(lead, NEXT))
    assert HEADING in following and all(
        words in following for words in (DECISION["decided"], DECISION["owner"], OUTCOME["came"])
    )
    assert "30 September 2026" in following and HEADING not in said(lead, paper)


def test_what_is_done_is_said_once_more_and_in_the_paper_of_the_year(
    lead: Person, paper: str
) -> None:
    follows(lead, done="yes")
    done = "Done. " + OUTCOME["came"]
    assert done in said(lead, freezes(lead, NEXT))
    assert done in said(lead, draft_of(NEXT)), "in a revision too"
    assert HEADING not in said(lead, draft_of(Period(2026, 4)))
    assert done in said(lead, draft_of(Period(2026)))


def test_what_is_due_and_not_answered_for_cannot_be_signed(lead: Person, paper: str) -> None:
    writes(lead, NEXT)
    answer = signs(lead, NEXT, seen="0" * 64)
    assert answer.status_code == 409
    assert "Nobody has written what came of “Each club has a talk”. Nothing was" in text_of(answer)


def test_a_revision_says_nothing_of_what_the_board_decided_on_the_paper(
    lead: Person, paper: str
) -> None:
    assert HEADING not in said(lead, draft_of(QUARTER))
    assert HEADING not in said(lead, draft_of(Period(2026, 1))), "nor does an earlier paper"
    assert signs(lead, QUARTER).status_code == 303


@pytest.mark.parametrize("day", ["next spring", "2026-02-30"])
def test_a_day_that_cannot_be_read_is_told(lead: Person, paper: str, day: str) -> None:
    answer = decides(lead, paper, due=day)
    assert answer.status_code == 422 and NOT_A_DAY in answer.text and count() == 1


def test_it_can_be_removed_until_a_signed_paper_has_it(lead: Person, paper: str) -> None:
    follows(lead)
    page, remove = f"{ROOM}/decisions/1", f"{ROOM}/decisions/1/remove"
    freezes(lead, NEXT)
    assert "Remove it" not in lead.opens(page).text
    assert lead.submits(remove, page=page).status_code == 409 and count() == 1
    decides(lead, paper, decided="Twice.")
    second = page.replace("/1", "/2")
    assert lead.submits(f"{second}/remove", page=second).status_code == 303 and count() == 1
    assert lead.opens(second).status_code == 404


def test_what_a_paper_says_is_done_cannot_be_written_again(lead: Person, paper: str) -> None:
    follows(lead, done="yes")
    freezes(lead, NEXT)
    assert "cannot change any more" in lead.opens(f"{ROOM}/decisions/1").text
    answer = lead.submits(
        f"{ROOM}/decisions/1", {**OUTCOME, "version": "2"}, page=f"{paper}/decisions"
    )
    assert answer.status_code == 409 and f"You typed: {OUTCOME['came']}" in text_of(answer)


def test_what_somebody_wrote_meanwhile_is_not_lost(app: Flask, lead: Person, paper: str) -> None:
    assert follows(open_browser(app, OFFICER)).status_code == 303
    answer = follows(lead, came="Other words.")
    assert answer.status_code == 409 and "Other words.</textarea>" in answer.text
    assert f"Stored now: {OUTCOME['came']}" in text_of(answer)
    assert db.session.scalars(select(BoardDecision.came_of_it)).one() == OUTCOME["came"]
    [version] = re.findall('name="version" value="([0-9]+)"', answer.text)
    assert follows(lead, came="Other words.", version=version).status_code == 303


def test_what_is_written_while_a_lead_signs_stops_the_signing(
    lead: Person, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    follows(lead)
    writes(lead, NEXT)

    def make_files(*_: object) -> dict[str, bytes]:
        with writing():
            db.session.execute(update(BoardDecision).values(version=3))
        return {}

    monkeypatch.setattr(signing, "make_files", make_files)
    assert signs(lead, NEXT).status_code == 409
    assert db.session.scalar(select(func.count()).select_from(BoardPaper)) == 1


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"decided": ""}, "Write what the board decided"),
        ({"decided": "x" * 121}, "Shorten “What did the board decide?” to 120 characters"),
        ({"owner": ""}, "Write who does it"),
        ({"due": ""}, "Enter a day"),
        ({"due": "2126-01-01"}, "Enter a day within five years"),
    ],
)
def test_what_is_missing_or_too_long_is_refused(
    lead: Person, paper: str, changes: dict[str, str], sentence: str
) -> None:
    answer = decides(lead, paper, **changes)
    assert answer.status_code == 422 and sentence in text_of(answer) and count() == 1


def test_nothing_is_done_of_which_nothing_is_written(lead: Person, paper: str) -> None:
    answer = follows(lead, came="", done="yes")
    assert answer.status_code == 422 and "Write what came of it, then tick" in text_of(answer)


def test_a_board_member_reads_it_in_papers_only(app: Flask, lead: Person, paper: str) -> None:
    make_accounts([BOARD_MEMBER])
    member = open_browser(app, BOARD_MEMBER)
    for address in (f"{paper}/decisions", f"{ROOM}/decisions/1"):
        assert member.opens(address).status_code == 403
    assert "What the board decided" not in member.opens(paper).text


def test_the_log_says_who_and_on_which_paper_and_not_what(lead: Person, paper: str) -> None:
    follows(lead)
    log = said(lead, "/unit/audit-log")
    of_it = "the board decided on its paper of April to June 2026."
    assert f"Lena Lead recorded what {of_it}" in log and DECISION["decided"] not in log
    assert "wrote what came of a decision of the board on its paper of April to June 2026" in log
