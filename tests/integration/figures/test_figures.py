"""The page of figures: exact, live, for those who read reports, and it names no incident."""

import re
from datetime import datetime
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter, open_browser
from tests.support.query_plans import recorded
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from webapp.counting.models import Rollup
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.figures.changes import ten_quarters
from webapp.incidents.models import Incident
from webapp.vocabulary.periods import month_label, quarter_of
from webapp.vocabulary.times import UK

pytestmark = pytest.mark.postgresql

PAGE = "/unit/figures"
LIST = re.compile(r'href="(/unit/\?lane=all[^"]+)"')
ROW = re.compile(
    r'<th scope="row">([^<]+?)\s*(?:<svg.*?</svg>\s*)?</th>\s*<td>(?:<a [^>]+>)?([\d,]+)<',
    re.DOTALL,
)
TOTAL = re.compile(r"<strong>(?:<a [^>]+>)?([\d,]+)(?:</a>)?</strong> (incidents?)")


def rows(page: str) -> dict[str, str]:
    """The lines of all tables; where two have one label, the first."""
    found: dict[str, str] = {}
    for label, number in ROW.findall(page):
        found.setdefault(label, number)
    return found


def total(page: str) -> str:
    """The number of all, and its noun."""
    return " ".join(TOTAL.findall(page)[0])


def test_numbers_are_those_of_this_moment(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    first = deliver(app, answers={"setting": "library", "types": ["sexual", "bullying"]})
    found = rows(officer.opens(PAGE).text)
    assert found["Clubs, youth work and libraries"] == found["Bullying"] == "1"
    deliver(app, inside={"answers": {"setting": "home"}, "amends": first.report_id})
    deliver(app, answers={"setting": "home"})
    page = officer.opens(PAGE).text
    assert rows(page)["Care and home"] == "2" and total(page) == "2 incidents"
    assert "so they can add up to more than 2" in page


def test_a_year_shows_every_type_of_setting(app: Flask, enter: Enter) -> None:
    deliver(app, answers={"setting": "library"})
    year = quarter_of(datetime.now(UK).date()).whole_year
    page = enter(LEAD).opens(f"{PAGE}?period={year.code}").text
    assert rows(page)["Library"] == "1" and rows(page)["Internet café"] == "0"
    assert year.label in page


def test_by_the_day_it_happened_an_incident_without_a_day_is_not_shown(
    app: Flask, enter: Enter
) -> None:
    deliver(app, answers={"incident_date": "2025-12-24"})
    deliver(app, answers={"incident_date": "not_known"})
    officer = enter(OFFICER)
    page = officer.opens(f"{PAGE}?period=2025-q4&by=happened").text
    assert total(page) == "1 incident"
    assert rows(officer.opens(PAGE).text)["Given"] == "1"


def test_a_restricted_incident_is_counted_and_named_nowhere(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    with writing():
        db.session.execute(update(Incident).values(restricted=True))
    page = enter(OFFICER).opens(PAGE).text
    assert total(page) == "1 incident"
    assert report.reference not in page and f"/unit/reports/{report.id}" not in page


@pytest.mark.parametrize("asked", ["period=2026-q5", "period=1999", "by=closed", "period="])
def test_what_there_are_no_figures_of_is_refused_in_words(
    app: Flask, enter: Enter, asked: str
) -> None:
    answer = enter(OFFICER).opens(f"{PAGE}?{asked}")
    assert answer.status_code == 400 and "There are no figures at this address" in answer.text


def test_a_number_opens_the_list_of_what_it_counts(app: Flask, enter: Enter) -> None:
    wanted = deliver(app, answers={"types": ["grooming"]})
    other = deliver(app, answers={"types": ["bullying"]})
    officer = enter(OFFICER)
    page = officer.opens(PAGE).text
    of_all, of_type = (
        unescape(next(one for one in LIST.findall(page) if word in one))
        for word in ("until", "types=grooming")
    )
    assert wanted.reference in (shown := officer.opens(of_type).text)
    assert other.reference not in shown
    assert other.reference in officer.opens(of_all).text
    officer.submits("/unit/reports/1/received", page="/unit/find")
    assert wanted.reference in officer.opens(of_type).text, "whichever list of work it is in"


def test_only_those_who_read_reports_see_them(app: Flask, enter: Enter) -> None:
    admin = enter(ADMINISTRATOR)
    assert admin.opens(PAGE).status_code == 403
    assert 'href="/unit/figures"' not in admin.opens("/unit/").text
    assert 'href="/unit/figures"' in open_browser(app, LEAD).opens("/unit/").text


def test_it_asks_the_database_at_most_eight_queries(app: Flask, enter: Enter) -> None:
    deliver(app)
    officer = enter(OFFICER)
    officer.opens(PAGE)
    with recorded() as asked:
        officer.opens(PAGE)
    assert len([one for one, _ in asked if one.startswith(("SELECT", "WITH"))]) <= 8


def test_the_months_of_ten_quarters_are_a_run_chart_with_its_numbers(
    app: Flask, enter: Enter
) -> None:
    deliver(app)
    over = quarter_of(datetime.now(UK).date()).before
    quarters = ten_quarters(over) if over else []
    months = [month for one in quarters for month in one.months]
    cells = {"basis": "arrived", "figure": "incidents", "code": "all"}
    with writing():
        for n, month in enumerate(months[:24]):
            db.session.add(Rollup(**cells, month=month, n=30 + n % 5, kept=0))
    page = enter(OFFICER).opens(f"{PAGE}/changes").text
    assert page.count("<circle ") == 30 and "The numbers" in page
    assert rows(page)[month_label(months[1])] == "31"
    assert quarters[-1].label in page, "not up to months that are still to come"


def test_in_the_first_years_it_is_too_early_to_say_what_changed(app: Flask, enter: Enter) -> None:
    deliver(app)
    page = enter(OFFICER).opens(f"{PAGE}/changes")
    assert page.status_code == 200 and "Too early to say." in page.text


def test_it_says_how_complete_it_is_what_came_late_and_which_clocks_are_not_believed(
    app: Flask, enter: Enter
) -> None:
    today = datetime.now(UK).date().isoformat()
    deliver(app, answers={"incident_date": "2024-05-14"})
    deliver(
        app,
        answers={"setting": None, "incident_date": today},
        saved_at="2020-01-01T00:00:00Z",
    )
    page = enter(OFFICER).opens(PAGE)
    said = text_of(page)
    assert "Question Not answered Answered Type of setting, in five groups 1 50%" in said
    assert "as the phone’s clock is not believed: 1." in said
    assert rows(page.text)["After that quarter had ended"] == "1"
