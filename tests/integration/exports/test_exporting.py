"""A list is exported as it is filtered and as one may see it, and the audit log says so."""

import tracemalloc

import pytest
from sqlalchemy import select, update

from tests.support.cast import ADMINISTRATOR, COLLEAGUE, LEAD, OFFICER
from tests.support.full_reports import FULL_REPORTS
from tests.support.proof import HEADING, answers, proofs_grow_old, right_code
from tests.support.random_acts import signed_in
from tests.support.reports import ANSWERS
from tests.support.restriction import name_readers
from tests.support.spreadsheets import table_of
from tests.support.unit_reports import add_copies, deliver
from webapp.audit.models import AuditEntry
from webapp.database.writing import writing
from webapp.exports import exporting, rows
from webapp.exports.book import CUT, LONGEST_CELL
from webapp.exports.columns import CODED
from webapp.exports.exporting import Wanted
from webapp.exports.formats import Format
from webapp.extensions import db
from webapp.incidents.filters import NO_FILTER
from webapp.incidents.models import Incident
from webapp.reports.models import Report
from webapp.vocabulary.work_list import WorkList

pytestmark = pytest.mark.postgresql

EXPORT, DETAILS = "/unit/export", "/unit/export/details"
CALM = {"danger": "no", "types": ["hate_incitement"]}
TYPED = ("Jo Marsh", "0161 496 0018", "jo.marsh@example.org", "Ring after 5pm", "SCU 4417")


def export(person, query="", kind="csv", page=EXPORT, **more):
    answer = person.submits(f"{page}{query}", {"format": kind, **more})
    answer.get_data()  # which ends the file
    return answer


def references(answer, kind="csv"):
    return [row[0] for row in table_of(kind, answer.data)[1:]]


def log():
    query = select(AuditEntry).where(AuditEntry.event.like("%exported")).order_by(AuditEntry.id)
    return [(entry.event, entry.facts) for entry in db.session.scalars(query)]


@pytest.mark.parametrize("kind", [*map(str, Format)])
def test_a_list_is_a_file_with_a_line_for_each_incident(app, enter, kind) -> None:
    first, second = deliver(app), deliver(app)
    answer = export(enter(OFFICER), kind=kind)
    assert references(answer, kind) == [first.reference, second.reference]
    assert table_of(kind, answer.data)[0] == [column.title for column in CODED]
    assert answer.headers["Content-Type"] == next(one for one in Format if one == kind).mimetype
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="incidents-2')


def test_the_page_says_in_which_order_the_lines_are(enter) -> None:
    lead = enter(LEAD)
    assert [lead.opens(page).text.count("the oldest first") for page in (EXPORT, DETAILS)] == [1, 1]


def test_only_what_fits_the_filter_is_in_it(app, enter) -> None:
    deliver(app)
    calm = deliver(app, answers=CALM, path=None)
    assert references(export(enter(OFFICER), "?types=hate_incitement")) == [calm.reference]
    assert references(export(enter(LEAD), "?lane=closed")) == []


def test_no_word_that_a_reporter_typed_is_in_it(app, enter) -> None:
    deliver(app)
    officer = enter(OFFICER)
    for kind in ("csv", "ods", "xlsx"):
        text = str(table_of(kind, export(officer, kind=kind).data))
        assert [word for word in TYPED if word in text] == []


def test_a_restricted_incident_is_in_nobody_elses_file(app, enter) -> None:
    hidden, shown = deliver(app), deliver(app)
    with writing():
        these = Incident.first_sequence == hidden.id
        db.session.execute(update(Incident).where(these).values(restricted=True))
    lead = enter(LEAD)
    assert references(export(lead)) == [shown.reference]
    assert references(export(lead, page=DETAILS, reason="meeting")) == [shown.reference]


def test_who_may_read_it_sees_in_the_file_that_it_is_restricted(app, enter) -> None:
    hidden = deliver(app)
    deliver(app)
    lead, _ = enter(LEAD), enter(OFFICER)
    name_readers([hidden], LEAD, OFFICER)
    header, *lines = table_of("csv", export(lead).data)
    at = header.index("Restricted")
    assert [line[at] for line in lines] == ["Yes", "No"]


def test_the_log_says_who_took_which_list_and_how_many(app, enter) -> None:
    deliver(app)
    person = enter(LEAD)
    export(person, "?types=sexual&organisation=7", kind="ods")
    export(person, page=DETAILS, kind="xlsx", reason="review")
    assert log() == [
        (
            "list-exported",
            {
                "what": "New: Sexual · organisation 7",
                "format": "OpenDocument (ODS)",
                "count": "0",
            },
        ),
        (
            "details-exported",
            {
                "what": "New",
                "format": "Excel (XLSX)",
                "count": "1",
                "reason": "A review of how they were handled",
            },
        ),
    ]


def test_personal_details_have_what_the_reporter_typed(app, enter) -> None:
    deliver(app)
    answer = export(enter(LEAD), page=DETAILS, reason="asked")
    header, line = table_of("csv", answer.data)
    found = dict(zip(header, line, strict=True))
    assert found["Who reported"] == ANSWERS["contact_name"]
    assert found["Organisation as typed"] == ANSWERS["organisation"]
    assert found["Phone number"] == "0161 496 0018"


def test_a_line_has_bounds_whatever_a_report_holds(app, enter) -> None:
    deliver(app, **FULL_REPORTS["texts"])
    deliver(app, **FULL_REPORTS["a long text"])
    _, *lines = table_of("csv", export(enter(LEAD), page=DETAILS, reason="asked").data)
    assert [max(map(len, line)) for line in lines] == [5_000, LONGEST_CELL + len(CUT)]


def test_personal_details_need_a_reason(app, enter) -> None:
    deliver(app)
    answer = export(enter(LEAD), page=DETAILS)
    assert answer.status_code == 422 and "Say why" in answer.text
    assert log() == []


@pytest.mark.parametrize("member", [OFFICER, COLLEAGUE])
def test_an_officer_exports_no_personal_details(app, enter, member) -> None:
    officer = enter(member)
    assert "Export with personal details" not in officer.opens(EXPORT).text
    assert officer.opens(DETAILS).status_code == 403
    assert officer.submits(DETAILS, {"reason": "asked"}, page=EXPORT).status_code == 403


def test_whoever_reads_no_reports_exports_none(enter) -> None:
    administrator = enter(ADMINISTRATOR)
    assert administrator.opens(EXPORT).status_code == 403
    assert administrator.submits(EXPORT, page="/unit/").status_code == 403


@pytest.mark.parametrize(("page", "person"), [(EXPORT, OFFICER), (DETAILS, LEAD)])
def test_whoever_exports_shows_first_that_it_is_them(app, enter, page, person) -> None:
    deliver(app)
    person = enter(person)
    assert person.opens(page).status_code == 200
    proofs_grow_old()
    opened = person.opens(f"{page}?types=sexual")
    assert opened.location.startswith("/unit/show-that-it-is-you?next=" + page)
    assert opened.location.endswith("types%3Dsexual")
    asked = person.submits(page, {"format": "csv", "reason": "asked"}, page="/unit/")
    assert asked.status_code == 403 and HEADING in asked.text and log() == []
    assert len(references(answers(person, asked.text, right_code()))) == 1


def test_a_long_list_is_not_exported_with_personal_details(app, enter, monkeypatch) -> None:
    add_copies(deliver(app), 2)
    monkeypatch.setattr(exporting, "MOST_WITH_DETAILS", 2)
    answer = export(enter(LEAD), page=DETAILS, reason="asked")
    assert answer.status_code == 409 and log() == []


def test_a_long_list_is_read_a_part_at_a_time(app, enter, monkeypatch) -> None:
    add_copies(deliver(app), 6)
    monkeypatch.setattr(rows, "AT_ONCE", 3)
    assert len({*references(export(enter(OFFICER)))}) == 7


def test_ten_times_as_many_incidents_cost_no_more_memory(app, enter, monkeypatch) -> None:
    number = deliver(app).id
    enter(OFFICER)
    monkeypatch.setattr(rows, "AT_ONCE", 20)
    add_copies(db.session.get_one(Report, number), 39)
    few = memory_for_all(app)
    add_copies(db.session.get_one(Report, number), 360)
    assert memory_for_all(app) < 2 * few  # what waits to be collected included; all at once: 4


def memory_for_all(app) -> int:
    """The most that an export took, in bytes; the first of two is for what a process remembers."""
    wanted = Wanted(WorkList.ALL, NO_FILTER, Format.CSV)
    with signed_in(app):
        exporting.export(wanted).close()
        tracemalloc.start()
        try:
            exporting.export(wanted).close()
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


def test_one_export_is_made_at_a_time(enter) -> None:
    officer = enter(OFFICER)
    with exporting._alone():
        answer = export(officer)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "10")
    assert export(officer).status_code == 200


@pytest.mark.parametrize("query", ["?lane=joined", "?types=nonsense"])
def test_a_filter_that_there_is_not_is_refused(enter, query) -> None:
    officer = enter(OFFICER)
    assert officer.opens(f"{EXPORT}{query}").status_code == 400
    assert officer.submits(f"{EXPORT}{query}", page=EXPORT).status_code == 400


def test_a_format_that_there_is_not_is_refused(enter) -> None:
    answer = export(enter(OFFICER), kind="exe")
    assert answer.status_code == 422 and "Choose a format" in answer.text


def test_each_list_leads_to_its_export(app, enter) -> None:
    deliver(app)
    page = enter(OFFICER).opens("/unit/?types=sexual").text
    assert 'href="/unit/export?types=sexual"' in page
