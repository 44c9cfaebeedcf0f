"""A report from paper says so in lists and on its page, and its row is that of a phone's."""

from datetime import date

from flask import Flask
from sqlalchemy import select

from tests.support.cast import COLLEAGUE, LEAD, OFFICER, Enter
from tests.support.paper_forms import WHOLE, key_in
from tests.support.reading import text_of
from tests.support.unit_reports import deliver, open_all
from tests.support.whole_reports import whole
from webapp.arrivals.models import Arrival
from webapp.extensions import db
from webapp.incidents.models import Incident
from webapp.reports.models import Report
from webapp.vocabulary.times import format_day

DAY = format_day(date.fromisoformat(WHOLE["came_on"]))
# What a row says of when and by what it came, and not of what was answered.
OF_ITS_WAY = {"id", "report_id", "reference", "arrived_at", "saved_at", "chain_id", "build"}


def keyed_in(app: Flask, enter: Enter) -> Report:
    key_in(enter(OFFICER))
    open_all(app)
    return db.session.scalars(select(Report).order_by(Report.id.desc())).first()  # type: ignore[return-value]


def test_the_inbox_says_so_and_measures_no_phone(app: Flask, enter: Enter) -> None:
    keyed_in(app, enter)
    page = text_of(enter(COLLEAGUE).opens("/unit/"))
    assert f"From paper, arrived {DAY}, keyed in by Olu Officer" in page
    assert "Phone:" not in page and "Unit: less than a minute" in page


def test_beside_it_a_phones_report_is_shown_as_before(app: Flask, enter: Enter) -> None:
    deliver(app)
    page = text_of(enter(COLLEAGUE).opens("/unit/"))
    assert "Phone: 60 minutes" in page or "Phone: 1 hour" in page
    assert "From paper" not in page


def test_its_page_says_so_and_tells_no_phone(app: Flask, enter: Enter) -> None:
    report = keyed_in(app, enter)
    officer = enter(COLLEAGUE)
    address = f"/unit/reports/{report.id}"
    page = text_of(officer.opens(address))
    assert f"From paper, by post, arrived {DAY}, keyed in by Olu Officer." in page
    assert f"{DAY} It arrived on paper, by post." in page
    assert "Olu Officer keyed in report" in page
    assert "no phone is told" in page and "phone’s clock" not in page
    officer.submits(f"{address}/received", page=address)
    assert "The phone shows it" not in officer.opens(address).text


def test_the_log_has_the_day_and_who_keyed_it_in(app: Flask, enter: Enter) -> None:
    report = keyed_in(app, enter)
    log = text_of(enter(LEAD).opens("/unit/audit-log"))
    assert f"Olu Officer keyed in report {report.reference} from paper, arrived {DAY}." in log


def test_the_same_answers_by_phone_and_on_paper_make_the_same_row(app: Flask, enter: Enter) -> None:
    paper = keyed_in(app, enter)
    arrival = db.session.get_one(Arrival, paper.id)
    same = {"form_version": 1, "edition": paper.edition, "answers": whole(paper).answers}
    phone = deliver(app, saved_at=arrival.saved_at, inside=same)
    columns = [one.name for one in Report.__table__.columns if one.name not in OF_ITS_WAY]
    rows = [{name: getattr(one, name) for name in columns} for one in (paper, phone)]
    assert rows[0] == rows[1] and rows[0]["coded"]["types"] == ["bullying", "other"]
    assert whole(paper).answers == whole(phone).answers


def test_nothing_inside_a_seal_makes_a_report_one_from_paper(app: Flask, enter: Enter) -> None:
    said = {"source": "paper", "came_on": "2026-01-02"}
    report = deliver(app, inside={"answers": {"setting": "library"}, **said})
    counted_on = db.session.scalars(select(Incident.counted_on)).one()
    assert counted_on == report.arrived_at.date()
    assert "From paper" not in enter(OFFICER).opens("/unit/").text
