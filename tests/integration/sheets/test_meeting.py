"""A sheet for a meeting: who printed it on each page, no menu, nobody who reported unless asked."""

import pytest
from flask import Flask

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, OUTSIDER, Enter, Member
from tests.support.reading import text_of
from tests.support.sheets import MENU, REPORTER, WHO_REPORTED, prints, words_of
from tests.support.unit_reports import deliver
from webapp.audit import trail
from webapp.paper import printing
from webapp.reports.models import Report
from webapp.sheets.making import break_long_words

pytestmark = pytest.mark.postgresql


@pytest.fixture
def report(app: Flask) -> Report:
    return deliver(app, answers=REPORTER)


def test_the_pdf_says_on_each_page_what_it_is_and_who_printed_it(app: Flask, enter: Enter) -> None:
    long = deliver(app, answers={**REPORTER, "type_other": "Mocking " * 60, "types": ["other"] * 9})
    sheets = words_of(prints(enter(OFFICER), long.id, **{"as": "pdf", "reporter": "yes"}))
    for number, sheet in enumerate(sheets, start=1):
        assert f"{long.reference}. Printed by Olu Officer," in sheet
        assert f"Page {number} of {len(sheets)}" in sheet


def test_neither_menu_nor_reporter_is_in_it_unless_asked(enter: Enter, report: Report) -> None:
    officer = enter(OFFICER)
    without = " ".join(words_of(prints(officer, report.id, **{"as": "pdf"})))
    assert "Sexual" in without and "Who reported is left out" in without
    assert [word for word in (*WHO_REPORTED, *MENU) if word in without] == []
    asked = " ".join(words_of(prints(officer, report.id, **{"as": "pdf", "reporter": "yes"})))
    assert [word for word in WHO_REPORTED if word not in asked] == []


def test_the_page_to_print_has_the_same(enter: Enter, report: Report) -> None:
    officer = enter(OFFICER)
    without, asked = prints(officer, report.id), prints(officer, report.id, reporter="yes")
    assert f"Report {report.reference} . Printed by Olu Officer" in text_of(without)
    assert [word for word in WHO_REPORTED if word in without.text] == []
    assert [word for word in WHO_REPORTED if word not in asked.text] == []


def test_each_print_is_recorded_with_or_without_who_reported(enter: Enter, report: Report) -> None:
    officer = enter(OFFICER)
    prints(officer, report.id)
    prints(officer, report.id, **{"as": "pdf", "reporter": "yes"})
    said = [line.sentence for line in trail.about(report.report_id)]
    head = f"Olu Officer printed report {report.reference} for a meeting"
    assert said[-2:] == [f"{head}, without who reported.", f"{head}, with who reported."]


def test_where_no_pdf_can_be_made_it_says_why_and_records_none(
    enter: Enter, report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    officer = enter(OFFICER)
    monkeypatch.setattr(printing, "can_print", lambda: False)
    refused = prints(officer, report.id, **{"as": "pdf"})
    assert refused.status_code == 404 and "Pango is missing" in refused.text
    assert "for a meeting" not in [line.sentence for line in trail.about(report.report_id)][-1]


@pytest.mark.parametrize("member", [ADMINISTRATOR, OUTSIDER])
def test_who_may_not_read_reports_may_not_print_them(
    enter: Enter, report: Report, member: Member
) -> None:
    person = enter(member)
    page = "/unit/how-you-sign-in"
    refused = person.submits(f"/unit/reports/{report.id}/meeting-sheet", page=page)
    assert refused.status_code == 403


def test_a_lead_prints_too(enter: Enter, report: Report) -> None:
    assert prints(enter(LEAD), report.id).status_code == 200


def test_a_word_longer_than_a_line_is_broken_and_no_other() -> None:
    assert break_long_words(f"<td>{'x' * 120}</td>") == f"<td>{'x' * 120}</td>"
    assert break_long_words(f"<td>{'x' * 250}</td>").split("\n")[1] == "x" * 120
    assert break_long_words("&#39;" * 121) == "&#39;" * 120 + "\n&#39;"
    url = f"https://example.org/?{'a=1&amp;' * 90}"
    assert "".join(break_long_words(url).split("\n")) == url
