"""A paper for the board: drafted, signed by a lead, frozen; nothing later changes it."""

import hashlib
import re
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select, update

from tests.support.board import (
    QUARTER,
    ROOM,
    SEEN,
    WORDS,
    count,
    count_types,
    draft_of,
    freezes,
    signs,
    writes,
)
from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter, open_browser
from tests.support.query_plans import recorded
from tests.support.reading import text_of
from webapp.board import files, signing
from webapp.board.models import BoardCell, BoardDraft, BoardFile, BoardPaper
from webapp.board.words import QUESTIONS
from webapp.counting.models import Rollup
from webapp.database.insert_once import insert_once
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.figures.changes import ten_quarters
from webapp.vocabulary.periods import Period, quarter_of

MAY = "2026-05"


@pytest.fixture(autouse=True)
def unprinted(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Printing takes a second: test_files.py looks at what is printed."""
    monkeypatch.setattr(files, "can_print", lambda: False)


def test_a_lead_signs_what_the_unit_wrote_and_it_is_frozen(app: Flask, enter: Enter) -> None:
    count_types(MAY, grooming=3, bullying=40)
    assert writes(enter(OFFICER)).status_code == 303
    lead = open_browser(app, LEAD)
    answer = signs(lead)
    said = text_of(lead.opens(answer.location))
    assert "Online safety incidents: April to June 2026 Signed by Lena Lead, " in said
    assert all(words in said for words in WORDS.values()) and "45 incidents" in said
    assert "Bullying 40 " in said and "Grooming [c]" in said
    log = text_of(lead.opens("/unit/audit-log"))
    assert "Lena Lead signed the board’s paper “Online safety incidents: April to June 2026”" in log


def test_a_late_report_changes_no_frozen_paper(enter: Enter) -> None:
    count_types(MAY, bullying=40)
    lead = enter(LEAD)
    address = freezes(lead)
    lead.opens(address)  # once it also says that it is signed
    before = text_of(lead.opens(address))
    count_types("2026-06", bullying=60)
    assert text_of(lead.opens(address)) == before
    draft = text_of(lead.opens(draft_of(QUARTER)))
    assert "100 incidents" in draft and "exact: 40 incidents when it was signed, 100 now." in draft


def test_it_says_how_complete_it_is(enter: Enter) -> None:
    of_media = {("media", "not_answered"): 15, ("to_arrive", "not_believed"): 3}
    count(MAY, {("incidents", "all"): 60, **of_media, ("day", "given"): 50, ("late", "later"): 20})
    lead = enter(LEAD)
    said = text_of(lead.opens(freezes(lead)))
    assert "as the phone’s clock is not believed: [c]." in said
    assert "Media used 15 75%" in said and "After that quarter had ended 20 33%" in said


def test_the_exact_numbers_are_beside_the_printed_ones_and_on_no_page(enter: Enter) -> None:
    count_types(MAY, grooming=3, bullying=43)
    lead = enter(LEAD)
    page = lead.opens(freezes(lead)).text
    found = select(BoardCell.n, BoardCell.printed).where(BoardCell.figure == "types")
    kept = {tuple(row) for row in db.session.execute(found)}
    assert {(3, None), (43, 45), (0, 0)} <= kept and ">43<" not in page and ">3<" not in page


def test_its_hash_is_that_of_what_it_says(enter: Enter) -> None:
    lead = enter(LEAD)
    address = freezes(lead)
    paper = db.session.scalars(select(BoardPaper)).one()
    assert hashlib.sha256(paper.content.encode()).hexdigest() == paper.digest
    assert paper.digest in lead.opens(address).text


def test_what_is_not_as_it_was_read_is_not_signed(enter: Enter) -> None:
    lead = enter(LEAD)
    writes(lead)
    assert signs(lead, seen="0" * 64).status_code == 409
    assert signs(lead, seen="x").status_code == signs(lead, nobody="").status_code == 422
    assert db.session.scalar(select(func.count()).select_from(BoardPaper)) == 0


def test_neither_is_one_without_words_nor_before_its_period_is_over(enter: Enter) -> None:
    lead = enter(LEAD)
    refused = text_of(signs(lead, seen="0" * 64))
    assert "The unit’s words are not complete. Nothing was signed." in refused
    now = quarter_of(date.today())
    writes(lead, now)
    assert "This period is not over yet." in text_of(signs(lead, now, seen="0" * 64))
    draft = text_of(lead.opens(draft_of(now)))
    assert draft.count("It cannot be signed yet. This period is not over yet.") == 2


def test_of_two_who_sign_at_once_the_second_is_told(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = enter(LEAD), open_browser(app, LEAD)
    writes(first)

    def after_the_other(row: BoardPaper, **more: object) -> bool:
        monkeypatch.setattr(signing, "insert_once", insert_once)
        assert signs(second).status_code == 303
        return insert_once(row, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(signing, "insert_once", after_the_other)
    answer = signs(first)
    assert answer.status_code == 409 and "Somebody has just signed" in answer.text
    assert db.session.scalar(select(func.count()).select_from(BoardPaper)) == 1


def test_where_it_fails_between_nothing_is_stored(
    enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    lead = enter(LEAD)
    writes(lead)
    monkeypatch.setattr(signing.trail, "record", lambda *_, **__: 1 / 0)
    assert signs(lead).status_code == 500
    for table in (BoardPaper, BoardCell, BoardFile):
        assert db.session.scalar(select(func.count()).select_from(table)) == 0
    assert db.session.scalars(select(BoardDraft.changed)).one() == WORDS["changed"]


def test_words_that_somebody_changed_meanwhile_are_not_lost(app: Flask, enter: Enter) -> None:
    assert writes(enter(OFFICER)).status_code == 303
    answer = writes(open_browser(app, LEAD), changed="Other words.", version="0")
    assert answer.status_code == 409 and "Somebody has changed these words" in answer.text
    assert "Other words.</textarea>" in answer.text and WORDS["changed"] in text_of(answer)
    [version] = re.findall('name="version" value="([0-9]+)"', answer.text)
    again = writes(open_browser(app, LEAD), changed="Other words.", version=version)
    assert again.status_code == 303


def test_a_version_that_no_page_wrote_is_refused(enter: Enter) -> None:
    assert writes(enter(OFFICER), version="9" * 309).status_code == 422


@pytest.mark.parametrize("tick", [{}, {"nobody": ""}])
def test_words_that_are_typed_and_not_stored_are_not_lost_by_signing(
    enter: Enter, tick: dict[str, str]
) -> None:
    lead = enter(LEAD)
    writes(lead)
    answer = signs(lead, changed="Typed, not stored.", **tick)
    assert answer.status_code == 422 and "Typed, not stored.</textarea>" in answer.text
    sentence = "Read the paper first, then tick" if tick else "Store the words that you typed"
    assert sentence in answer.text
    assert signs(lead).status_code == 303


def test_words_are_bounded(enter: Enter) -> None:
    answer = writes(enter(OFFICER), why="x" * 601)
    assert (
        answer.status_code == 422
        and f"Shorten “{QUESTIONS['why']}” to 600 characters" in answer.text
    )
    assert "Up to 600 characters each." in answer.text


def test_signed_again_it_is_a_revision_and_both_stay(enter: Enter) -> None:
    count_types(MAY, bullying=40)
    lead = enter(LEAD)
    first = freezes(lead)
    count_types("2026-04", bullying=20)
    second = str(signs(lead).location)
    assert first != second and "40 incidents" in lead.opens(first).text
    said = text_of(lead.opens(second))
    assert "April to June 2026 (revision 1)" in said and "60 incidents" in said
    assert "Bullying [r] 60" in said and "June 2026 0 " in said and "All [r] 60" in said
    assert "[r] is beside a line whose number is another one" in said
    assert all(words in said for words in WORDS.values()), "they begin as they were signed"


def test_what_changed_is_said_from_ten_papers_in_a_row(enter: Enter) -> None:
    quarters, lead = ten_quarters(QUARTER), enter(LEAD)
    for quarter in quarters[:-1]:
        count_types(quarter.months[0], bullying=20, sexual=60)
        freezes(lead, quarter)
    assert "Too early to say." in text_of(lead.opens(draft_of(quarters[-2])))
    count_types(QUARTER.months[0], bullying=200, sexual=3)
    said = text_of(lead.opens(freezes(lead)))
    assert "More than normal variation: Type of incident: Bullying." in said
    assert "All incidents: more than normal variation." in said
    assert "Fewer than normal variation: no line." in said, "one fell to a hidden number"
    assert "a line that fell to a hidden number is not named." in said


def test_a_year_comes_after_its_quarters(enter: Enter) -> None:
    lead, year = enter(LEAD), Period(2025)
    writes(lead, year)
    assert "The papers of its quarters come first: " in text_of(signs(lead, year))
    for quarter in year.quarters:
        freezes(lead, quarter)
    assert signs(lead, year).status_code == 303


@pytest.mark.parametrize("wrong", ["/1", "/1/paper.pdf", f"/{2**40}", f"/{2**40}/paper.pdf"])
def test_what_there_is_not_is_refused_in_words(enter: Enter, wrong: str) -> None:
    answer = enter(OFFICER).opens(ROOM + wrong)
    assert answer.status_code == 404 and "There is no such paper." in answer.text


def test_who_reads_no_figures_sees_none(enter: Enter) -> None:
    assert enter(ADMINISTRATOR).opens(ROOM).status_code == 403


def test_a_paper_asks_the_database_few_questions(enter: Enter) -> None:
    lead = enter(LEAD)
    address = freezes(lead)
    lead.opens(address)
    with recorded() as asked:
        lead.opens(address)
    assert len([one for one, _ in asked if one.startswith(("SELECT", "WITH"))]) <= 8


@pytest.mark.parametrize("app", ["sqlite"], indirect=True)
def test_counts_that_are_printed_alike_make_the_same_paper(app: Flask, enter: Enter) -> None:
    """So whatever is drawn, headlined or written to a file says no more than printed numbers."""
    count_types("2026-05", grooming=3, bullying=1_240, sexual=60)
    lead, said = enter(LEAD), set[str]()
    writes(lead)
    for more in (0, 1):
        with writing():
            db.session.execute(update(Rollup).values(n=Rollup.n + more))
        said |= {*SEEN.findall(lead.opens(draft_of(QUARTER)).text)}
    assert len(said) == 1
