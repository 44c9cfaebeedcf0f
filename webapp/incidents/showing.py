"""Shows the page of a report, as it is opened or after a form on it was refused."""

from datetime import UTC, datetime

from flask import render_template
from flask.typing import ResponseReturnValue

from webapp.drafts.keeping import open_draft
from webapp.incidents import handling, queries, report_page, way_back
from webapp.incidents.work.case_log.forms import RESULTS, LogForms
from webapp.incidents.work.progress.giving import note_seen
from webapp.incidents.work.tasks.forms import next_working_day
from webapp.reports.questions import BY_NAME, NOT_ANSWERED
from webapp.vocabulary.act import InErrorReason
from webapp.vocabulary.ground import Ground
from webapp.vocabulary.knows import Knows, RingsNext, Safe
from webapp.vocabulary.waiting_for import WaitingFor


def show_report(number: int, forms: LogForms | None = None) -> ResponseReturnValue:
    """The page; with `forms`, of which one was refused, as what it is. Raises NoSuchReport."""
    found = queries.whole_report_for(number)
    # a GET that writes: opening a report is an act of record
    handling.note_reading(found.report, found.read_at)
    note_seen(found.incident)
    page = render_template(
        "incidents/report.html",
        page=report_page.page_of(found),
        back=way_back.way_back(),
        question=BY_NAME,
        not_answered=NOT_ANSWERED,
        in_error_reasons=[(one.value, one.label, None) for one in InErrorReason],
        opened_at=datetime.now(UTC),
        forms=forms or LogForms(),
        half_typed=open_draft(found.draft),
        whom=WaitingFor,
        results=RESULTS,
        grounds=Ground,
        safes=[(one.value, one.label, None) for one in Safe],
        knows=[(one.value, one.label, None) for one in Knows],
        rings=[(one.value, one.label, None) for one in RingsNext],
        task_due=next_working_day(),
    )
    return page, 422 if forms else 200
