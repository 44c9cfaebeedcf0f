"""The cells of an incident, in the words of the unit's pages."""

from datetime import UTC, date, datetime
from types import SimpleNamespace

from webapp.exports.columns import CODED, PERSONAL
from webapp.exports.rows import Line
from webapp.vocabulary.outcome import Outcome

ROW = {
    "reference": "ABCD-2345",
    "counted_on": date(2026, 11, 24),
    "lane": "closed",
    "rank": 1,
    "reached": True,
    "about_lead": False,
    "restricted": False,
    "setting": "sports_club",
    "origin": None,
    "intent": "deliberate",
    "incident_date": "2026-11-23",
    "closed_at": datetime(2026, 7, 1, 23, 30, tzinfo=UTC),
    "outcome": "police",
    "waiting_for": None,
    "due_on": None,
    "organisation": "Heaton Lane Sports Club",
    "reports": 2,
}
CODES = {
    "types": ["sexual", "bullying"],
    "parties": ["child_on_child"],
    "media": ["not_known"],
    "ages": ["14", "9"],
}


def cells(columns, *, told=(), codes=CODES, **changes):
    line = Line(SimpleNamespace(**{**ROW, **changes}), codes, told)
    return {column.title: column.cell(line) for column in columns}


def test_codes_are_words_in_the_order_of_the_form() -> None:
    found = cells(CODED)
    assert found["Type of incident"] == "Sexual; Bullying"
    assert found["Ages of the children"] == "9; 14"
    assert found["Media used"] == "Not known"
    assert (found["Rank"], found["Lane"], found["Outcome"]) == (
        "Today",
        "Closed",
        Outcome.POLICE.label,
    )
    assert found["Type of setting"] == "Sports club"


def test_days_are_days_of_the_uk() -> None:
    found = cells(CODED)
    assert found["Closed on"] == date(2026, 7, 2)
    assert found["Date of the incident"] == date(2026, 11, 23)
    assert cells(CODED, incident_date="still_going_on")["Date of the incident"] == "Still going on"


def test_no_cell_is_empty() -> None:
    nothing = dict.fromkeys(("setting", "incident_date", "closed_at", "outcome", "organisation"))
    found = cells(PERSONAL, codes={}, **nothing)
    assert [title for title, cell in found.items() if cell in ("", None)] == []
    assert found["Type of incident"] == "Not answered"


def test_each_column_says_what_it_means_and_has_a_title_of_its_own() -> None:
    titles = [column.title for column in PERSONAL]
    assert len({*titles}) == len(titles)
    assert all(column.note.endswith(".") for column in PERSONAL)


def test_what_several_reports_say_is_told_apart_and_not_repeated() -> None:
    told = [{"contact_name": "Jo"}, {"contact_name": "Jo"}, {"contact_name": "Sam"}]
    assert cells(PERSONAL, told=told)["Who reported"] == "Jo | Sam"
