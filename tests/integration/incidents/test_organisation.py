"""Which organisation an incident is of: suggested, confirmed in one press, remembered, undone."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from tests.integration.desk.test_inbox import record_queries
from tests.support import unit_reports
from tests.support.cast import ADMINISTRATOR, LEAD, OFFICER, Enter, Person
from tests.support.incidents import incident_of
from tests.support.query_plans import find_scans
from tests.support.unit_reports import add_copies, deliver
from webapp.arrivals.readers import Opened
from webapp.extensions import db
from webapp.incidents import organisation, unmatched
from webapp.incidents.erasable import find_erasable
from webapp.incidents.erasing import erase
from webapp.organisations.models import OrganisationAlias
from webapp.reports.models import Report
from webapp.reports.opened import read_report
from webapp.texts import storage_keys

NAME = "Marple Road Sports Club"
CLUB = {"name": NAME, "kind": "sports_club", "area": "", "contact": ""}
LIST = "/unit/without-an-organisation"


@pytest.fixture
def officer(app: Flask, enter: Enter) -> Person:
    storage_keys.ensure()
    officer = enter(OFFICER)
    officer.submits("/unit/organisations/add", dict(CLUB))
    return officer


def typed(app: Flask, words: str, **changes: object) -> Report:
    return deliver(app, answers={"organisation": words, **changes})


def page_of(report: Report) -> str:
    return f"/unit/reports/{report.id}"


def confirm(person: Person, report: Report, number: str = "1") -> int:
    address = f"{page_of(report)}/organisation"
    return person.submits(address, {"organisation": number}, page="/unit/").status_code


def undo(person: Person, report: Report) -> None:
    person.submits(f"{page_of(report)}/organisation/undo", page="/unit/")


def test_a_suggestion_is_confirmed_in_one_press(app: Flask, officer: Person) -> None:
    report = typed(app, "Marple Rd Sports Club")
    page = officer.opens(page_of(report)).text
    assert f"Is it <strong>{NAME}</strong>?" in page
    assert incident_of(report.id).organisation_id is None
    assert confirm(officer, report) == 302
    assert incident_of(report.id).organisation_id == 1
    assert "In the register:" in officer.opens(page_of(report)).text


def test_another_is_offered_only_where_there_is_one(app: Flask, officer: Person) -> None:
    known, unknown = typed(app, "Marple Rd Sports Club"), typed(app, "somewhere in town")
    assert "Choose another organisation" in officer.opens(page_of(known)).text
    page = officer.opens(page_of(unknown)).text
    assert "Not in the register by this name." in page and "Choose its organisation" in page


def test_a_spelling_is_remembered_before_and_after(app: Flask, officer: Person) -> None:
    before, asked = typed(app, "marple road SC"), typed(app, "Marple Rd. S.C.")
    confirm(officer, asked)
    after = typed(app, "  MARPLE ROAD sc ")
    other = typed(app, "Marple Hall School")
    found = [incident_of(one.id).organisation_id for one in (before, asked, after, other)]
    assert found == [1, 1, 1, None]


def test_what_is_confirmed_while_a_report_is_opened_counts_for_it(
    app: Flask, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = typed(app, "Marple Road SC")

    def read_late(*given: Any) -> Opened:
        monkeypatch.undo()
        assert confirm(officer, asked) == 302
        return read_report(*given)

    monkeypatch.setattr(unit_reports, "read_report", read_late)
    assert incident_of(typed(app, "marple road sc").id).organisation_id == 1


def test_undoing_it_undoes_it_everywhere(app: Flask, officer: Person) -> None:
    first, second = typed(app, "marple road SC"), typed(app, "Marple Road SC")
    confirm(officer, first)
    for _ in range(2):
        undo(officer, second)
        assert incident_of(first.id).organisation_id is None
    assert "Is it <strong>" in officer.opens(page_of(first)).text
    assert confirm(officer, first) == 302
    assert incident_of(second.id).organisation_id == 1


def test_many_incidents_are_folded_in_batches(
    app: Flask, officer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(organisation, "BATCH", 2)
    report = typed(app, "Marple Road SC")
    add_copies(report, 6)
    confirm(officer, report)
    found = {
        incident_of(number).organisation_id for number in db.session.scalars(select(Report.id))
    }
    assert found == {1}


def test_the_first_of_two_colleagues_counts(app: Flask, officer: Person, enter: Enter) -> None:
    officer.submits("/unit/organisations/add", {**CLUB, "area": "M20"})
    report = typed(app, "Marple Road SC")
    confirm(officer, report, "2")
    assert confirm(officer, report, "1") == 302
    assert incident_of(report.id).organisation_id == 2


def test_a_correction_may_name_another(app: Flask, officer: Person) -> None:
    report = typed(app, "Marple Road SC")
    confirm(officer, report)
    deliver(app, amends=report.report_id, answers={"types": ["bullying"]})
    assert incident_of(report.id).organisation_id == 1


def test_no_table_has_the_words(app: Flask, officer: Person) -> None:
    confirm(officer, typed(app, "Marple Road SC"))
    alias = db.session.scalars(select(OrganisationAlias)).one()
    assert len(alias.spelling) == 24 and "marple" not in alias.spelling


def test_an_erased_report_keeps_nothing_of_its_words(app: Flask, officer: Person) -> None:
    report = typed(app, "Marple Road SC")
    confirm(officer, report)
    erase(find_erasable(report.reference), reason="asked", by="Lena Lead")
    assert incident_of(report.id).organisation_id is None
    assert db.session.scalars(select(Report.spelling)).all() == [None]


@pytest.mark.parametrize("words", ["youth club", "the School", "…"])
def test_words_that_name_none_are_not_remembered(app: Flask, officer: Person, words: str) -> None:
    report = typed(app, words)
    assert "app-organisation" not in officer.opens(page_of(report)).text
    assert confirm(officer, report) == 302
    assert db.session.scalars(select(OrganisationAlias)).all() == []


def test_an_unknown_name_leads_to_the_register(app: Flask, officer: Person) -> None:
    page = officer.opens(page_of(typed(app, "Quarry Bank Judo"))).text
    assert "Not in the register by this name." in page


@pytest.mark.parametrize("number", ["", "x", "99", "99999999999999"])
def test_an_organisation_that_is_not_there_is_refused(
    app: Flask, officer: Person, number: str
) -> None:
    report = typed(app, "Marple Road SC")
    assert confirm(officer, report, number) == 404
    assert incident_of(report.id).organisation_id is None


def test_what_was_never_matched_is_a_list(app: Flask, officer: Person) -> None:
    left, matched = typed(app, "Quarry Bank Judo"), typed(app, "Marple Road SC")
    confirm(officer, matched)
    page = officer.opens(LIST).text
    assert f">{left.reference}</a>" in page and f">{matched.reference}</a>" not in page
    assert "<bdi>Quarry Bank Judo</bdi>" in page and "Marple Road" not in page


def test_the_list_says_where_no_organisation_is_named(app: Flask, officer: Person) -> None:
    deliver(app, answers={"organisation": ""})
    typed(app, "Q" * 999)
    page = officer.opens(LIST).text
    assert "Names no organisation" in page and f"<bdi>{'Q' * 120}…<" in page


def test_without_the_key_there_is_still_a_list(app: Flask, officer: Person) -> None:
    report = typed(app, "Quarry Bank Judo")
    folder = storage_keys.folder()
    folder.rename(folder.with_name("away"))
    page = officer.opens(LIST).text
    assert report.reference in page and "sealed with a key that is not here" in page


def test_a_page_of_the_list_costs_few_queries(app: Flask, officer: Person, enter: Enter) -> None:
    for _ in range(3):
        typed(app, "Quarry Bank Judo")
    lead, queries = enter(LEAD), list[str]()
    lead.opens(LIST)
    with record_queries(queries):
        lead.opens(LIST)
    assert len(queries) <= 8


def test_its_pages_meet_each_incident_once(app: Flask, officer: Person) -> None:
    add_copies(typed(app, "Quarry Bank Judo"), 60)
    seen, after = list[str](), None
    while True:
        lines, after = unmatched.find_page(1, after)
        seen += [line.reference for line in lines]
        if after is None:
            break
    assert len(seen) == len(set(seen)) == 61
    assert len(unmatched.find_page(1, "made elsewhere")[0]) == 25


def test_the_list_is_read_from_its_index(app: Flask, officer: Person) -> None:
    add_copies(typed(app, "Quarry Bank Judo"), 60)
    for place in (None, [30]):
        assert find_scans(lambda place=place: unmatched._find(1, place)) == []  # type: ignore[misc]


def test_an_erased_incident_is_not_listed(app: Flask, officer: Person) -> None:
    report = typed(app, "Quarry Bank Judo")
    assert report.reference in officer.opens(LIST).text
    erase(find_erasable(report.reference), reason="asked", by="Lena Lead")
    page = officer.opens(LIST).text
    assert report.reference not in page and "Every incident is matched" in page


def test_where_the_first_report_is_erased_the_next_is_listed(app: Flask, officer: Person) -> None:
    first = typed(app, "Quarry Bank Judo")
    later = deliver(app, inside={"amends": first.report_id})
    erase(find_erasable(first.reference), reason="asked", by="Lena Lead")
    assert [one.number for one in unmatched.find_page(1, None)[0]] == [later.id]
    assert officer.opens(f"/unit/reports/{later.id}/organisation/choose").status_code == 200


def test_an_administrator_can_do_none_of_it(app: Flask, officer: Person, enter: Enter) -> None:
    report = typed(app, "Marple Road SC")
    confirm(officer, report)
    administrator = enter(ADMINISTRATOR)
    assert administrator.opens(LIST).status_code == 403
    assert confirm(administrator, report) == 403
    undo(administrator, report)
    assert incident_of(report.id).organisation_id == 1


def test_a_lead_confirms_too(app: Flask, officer: Person, enter: Enter) -> None:
    report = typed(app, "Marple Road SC")
    assert confirm(enter(LEAD), report) == 302
