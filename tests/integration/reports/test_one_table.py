"""Every question of the table is asked, read, checked, stored and shown: none can get lost.

Each consumer is tested with the whole table: a test fails if one of them misses a new question or
stops deriving from the table.
"""

import json
import re
from datetime import UTC, datetime
from html import unescape

import pytest
from flask import Flask

from tests.house_rules.test_files import ROOT
from tests.support.cast import OFFICER, Enter
from tests.support.client import HouseClient
from tests.support.every_question import filled_form, words_of
from tests.support.no_script_form import check, save
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from tests.support.whole_reports import whole
from webapp.arrivals.opening import open_pending
from webapp.extensions import db
from webapp.incidents import reporter
from webapp.incidents.answers import sheet
from webapp.incidents.filing import file_reports
from webapp.reports.flags import CODES, find_flags
from webapp.reports.models import Report
from webapp.reports.opened import read_report
from webapp.reports.questions import (
    FORM_VERSION,
    QUESTIONS,
    UNDERSTOOD_VERSIONS,
    Kind,
    Question,
)
from webapp.reports.reading import answers_from
from webapp.reports.rules import CALL_MAXIMUM
from webapp.reports.schema import load
from webapp.vocabulary.lengths import room_for
from webapp.vocabulary.path import PATH_FIELDS

STYLES = ROOT / "static" / "css" / "_report.scss"
NOW = datetime(2026, 11, 24, 9, 1, tzinfo=UTC)
CODED = [question for question in QUESTIONS if question.term]
LIMITED = [question for question in QUESTIONS if question.maximum]


def answers() -> dict[str, object]:
    return answers_from(filled_form(), zone=lambda _: "+00:00")


def flags(**given: object) -> dict[str, str]:
    report, _ = load({"form_version": FORM_VERSION, "answers": given})
    return find_flags(report, saved_at="2026-11-24T09:00:00+00:00", arrived_at=NOW)


def named(questions: list[Question]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("question", questions, ids=lambda question: question.name)


@pytest.fixture
def form(client: HouseClient) -> str:
    return unescape(client.get("/report").get_data(as_text=True))


def test_the_form_asks_every_question_once_in_order(form: str) -> None:
    assert re.findall(r'data-question="(\w+)"', form) == [one.name for one in QUESTIONS]


def test_the_form_words_every_question_and_offers_its_answers(form: str) -> None:
    asked = re.split(r"data-question=", form)[1:]
    for question, block in zip(QUESTIONS, asked, strict=True):
        assert f">{question.label}<" in block
        offered = [*(term.label for term in question.options), *question.words.values()]
        assert [label for label in offered if label not in block] == []


def test_an_answer_is_cut_only_where_it_is_said_to_be_too_long_anyway(form: str) -> None:
    longest = {one.name: one.maximum for one in QUESTIONS if one.maximum}
    calls = {f"rung-0-{part}": CALL_MAXIMUM for part in ("name", "reference")}
    for name, maximum in {**longest, **calls}.items():
        field = re.search(rf'<(?:input|textarea)[^>]*\sname="{name}"[^>]*>', form)
        assert field and f'maxlength="{room_for(maximum)}"' in field[0]
    assert not re.search(r'type="date[^>]*maxlength', form)


def test_the_page_gives_the_phone_the_kind_of_every_question(form: str) -> None:
    rules = json.loads(re.search(r"data-rules='(.*?)'\s+data-contacts", form, re.DOTALL)[1])  # type: ignore[index]
    assert rules["kinds"] == {question.name: question.kind for question in QUESTIONS}
    assert rules["formVersion"] == FORM_VERSION


def test_the_style_sheet_knows_every_question_that_follows_another() -> None:
    """One that it does not know stays hidden when it is called for."""
    listed = re.search(r"\$follow-ups:\n(.*?);", STYLES.read_text(), re.DOTALL)
    assert listed
    rows = [tuple(row.split()) for row in listed[1].split(",")]
    assert rows == [(one.name, *map(str, one.follows)) for one in QUESTIONS if one.follows]


def test_every_answer_is_read_from_its_fields() -> None:
    assert list(answers()) == [question.name for question in QUESTIONS]


def test_the_schema_knows_every_answer() -> None:
    report, extra = load({"answers": answers()})
    assert (report["answers"], extra) == (answers(), {})


def test_the_schema_knows_every_answer_of_the_path() -> None:
    path = {name: ["x"] if asked.several else "x" for name, asked in PATH_FIELDS.items()}
    assert load({"path": path}) == ({"path": path}, {})


@named(CODED)
def test_a_code_that_the_question_does_not_know_is_flagged(question: Question) -> None:
    code = ["moon"] if question.kind is Kind.SEVERAL else "moon"
    assert flags(**{question.name: code}) == {f"answers.{question.name}": "unknown_code"}


def test_every_question_of_the_path_has_its_codes() -> None:
    assert {*CODES["path"]} == {*PATH_FIELDS}


@named(LIMITED)
def test_a_text_over_its_maximum_is_flagged(question: Question) -> None:
    assert question.maximum
    assert flags(**{question.name: "x" * question.maximum}) == {}
    too_long = {question.name: "x" * (question.maximum + 1)}
    assert flags(**too_long) == {f"answers.{question.name}": "too_long"}


@pytest.mark.parametrize("version", sorted(UNDERSTOOD_VERSIONS))
def test_an_understood_version_is_not_flagged(version: int) -> None:
    report, _ = load({"form_version": version})
    assert "form_version" not in find_flags(report, saved_at="", arrived_at=NOW)


def test_the_current_version_is_understood() -> None:
    assert FORM_VERSION in UNDERSTOOD_VERSIONS


def test_the_check_page_shows_every_question_with_its_answer(client: HouseClient) -> None:
    page = check(client, {**filled_form(), "anyway": "yes"})
    text = unescape(page.get_data(as_text=True))
    for question in QUESTIONS:
        assert f">{question.label}<" in text and words_of(question) in text, question.name


def test_the_check_page_counts_the_unanswered_questions_in_one_line(client: HouseClient) -> None:
    page = check(client, {"anyway": "yes"}).get_data(as_text=True)
    asked = len([one for one in QUESTIONS if not one.follows])
    assert page.count("Not answered") == 1 and f"Not answered: {asked}." in page


def test_the_officer_reads_the_answer_to_every_question(
    app: Flask, client: HouseClient, enter: Enter
) -> None:
    save(client, {**filled_form(), "anyway": "yes"})
    assert open_pending(read_report, file_reports) == 1
    (report,) = db.session.query(Report).all()
    read = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    for question in QUESTIONS:
        label = question.officer_label in read or question.explains or question.on_card
        assert label and words_of(question) in read, question.name
    assert (whole(report).answers, whole(report).extra) == (answers(), {})


def test_an_answer_without_a_place_on_the_card_is_still_shown(
    app: Flask, enter: Enter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporter, "PLACED", ())
    report = deliver(app, answers={"organisation": "Marple Road Sports Club"})
    page = text_of(enter(OFFICER).opens(f"/unit/reports/{report.id}"))
    assert "Organisation: Marple Road Sports Club" in page


def test_a_sheet_has_the_answer_to_every_question() -> None:
    lines = sheet(answers(), {}, names={})
    assert [line.name for line in lines] == [one.name for one in QUESTIONS if not one.explains]
    text = " ".join(each.text for line in lines for each in line.words)
    assert [one.name for one in QUESTIONS if words_of(one) not in text] == []
