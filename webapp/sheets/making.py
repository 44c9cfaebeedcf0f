"""Makes what is printed or handed over, and records who made it, of which report, and why."""

import re
from datetime import UTC, datetime
from typing import Any

from flask import render_template
from flask_login import current_user

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.incidents.report_page import ReportPage
from webapp.paper.printing import print_pdf
from webapp.reports.models import Report
from webapp.sheets import evidence, gathering
from webapp.vocabulary.handing_over import Reason, What

# In HTML; a reference to a character is one.
_LETTER = r"(?:&#?\w+;|[^\s<>&])"
# Longer than any line of a sheet. Sought from where a word begins, so that it takes linear time.
_LONG_WORD = re.compile(rf"(?<![^\s>]){_LETTER}{{121,}}")
_LINE = re.compile(rf"{_LETTER}{{120}}(?=.)")


class NoReason(AppError):
    """Nothing is handed over without one."""

    status = 422
    sentence = "Choose what to hand over, and why. Nothing was made. Go back and choose."


def meeting_page(page: ReportPage, *, with_reporter: bool) -> str:
    """The sheet as a page to print from the browser. Recorded."""
    html = _render("sheets/meeting_page.html", page, with_reporter=with_reporter)
    _record_meeting(page.report, with_reporter=with_reporter)
    return html


def meeting_pdf(page: ReportPage, *, with_reporter: bool) -> bytes:
    """The sheet as a PDF. Recorded once it is made. Raises CannotPrint."""
    report = page.report
    pdf = _print(_render("sheets/meeting.html", page, with_reporter=with_reporter), report)
    _record_meeting(report, with_reporter=with_reporter)
    return pdf


def handed_over(page: ReportPage, what: What | None, reason: Reason | None) -> bytes:
    """What a lead hands over. Recorded once it is made.

    Raises NoReason, TooManyReports, NothingLeft or CannotPrint.
    """
    if what is None or reason is None:
        raise NoReason
    report = page.report
    made = _make(page, what, reason)
    with writing():
        trail.record(
            Event.HANDED_OVER,
            subject=report.report_id,
            reference=report.reference,
            what=what.label,
            reason=reason.label,
        )
    return made


def _make(page: ReportPage, what: What, reason: Reason) -> bytes:
    if what is What.KEPT_BYTES:
        return evidence.kept_bytes(page.report)
    if what is What.EVIDENCE:
        found: dict[str, Any] = {"evidence": evidence.evidence_of(page.report)}
    else:
        found = {"bundle": gathering.bundle_for(page)}
    html = _render(f"sheets/{what.value}.html", page, reason=reason.label, **found)
    return _print(html, page.report)


def _render(template: str, page: ReportPage, **more: Any) -> str:
    now = datetime.now(UTC)
    return render_template(template, page=page, report=page.report, now=now, **more)


def _print(html: str, report: Report) -> bytes:
    """Printing takes a second or more, in which no transaction is open."""
    identifier = f"{report.reference} {current_user.id} {datetime.now(UTC).isoformat()}"
    db.session.rollback()
    return print_pdf(break_long_words(html), identifier=identifier)


def break_long_words(html: str) -> str:
    """The page with line breaks in words that fit on none: in cells a line break is one.

    WeasyPrint's time grows with the square of a word's length: anybody may send one.
    """
    return _LONG_WORD.sub(lambda word: _LINE.sub(r"\g<0>\n", word[0]), html)


def _record_meeting(report: Report, *, with_reporter: bool) -> None:
    with writing():
        trail.record(
            Event.MEETING_SHEET_MADE,
            subject=report.report_id,
            reference=report.reference,
            reporter="with" if with_reporter else "without",
        )
