"""Find: a number that is read out leads to its report, and what is typed is kept nowhere."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.support.cast import ADMINISTRATOR, OFFICER, OUTSIDER, Enter, Member, Person
from tests.support.unit_reports import add_copies, deliver
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.reports.reference import reference_for

NEVER_SENT = reference_for("0190a5d1-0000-7000-8000-000000000001")


def finds(person: Person, typed: str):  # type: ignore[no-untyped-def]
    return person.submits("/unit/find", {"find": typed})


def spellings(reference: str) -> list[str]:
    code = reference.removeprefix("ES-")
    return [
        reference,
        reference.lower(),
        code,
        code.replace("-", ""),
        f" es {code[:4]} {code[5:]} ",
    ]


def searches() -> list[dict[str, str]]:
    db.session.rollback()
    query = select(AuditEntry.facts).where(AuditEntry.event == "reports-searched")
    return list(db.session.scalars(query))


def test_a_number_in_any_spelling_goes_straight_to_its_report(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    add_copies(report, 3)
    officer = enter(OFFICER)
    for typed in spellings(report.reference):
        answer = finds(officer, typed)
        assert (answer.status_code, answer.location) == (303, f"/unit/reports/{report.id}"), typed


def test_a_correction_is_found_by_its_own_number(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    later = deliver(app, inside={"answers": {"setting": "home"}, "amends": first.report_id})
    assert finds(enter(OFFICER), later.reference).location == f"/unit/reports/{later.id}"


def test_a_wrong_character_is_said_and_what_was_typed_is_still_there(enter: Enter) -> None:
    answer = finds(enter(OFFICER), "ES-95NR-VBY8")
    assert answer.status_code == 422
    assert "No report can have this number. Check it" in answer.text
    assert 'value="ES-95NR-VBY8"' in answer.text
    assert "<title>Error: Find – E-safety</title>" in answer.text


def test_a_number_with_anything_round_it_goes_to_its_report(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer = enter(OFFICER)
    told = (
        f"{'Good morning, you asked me to ring. ' * 4}It is about {report.reference}, from Monday."
    )
    for typed in (f"report {report.reference}", f"#{report.reference},", told):
        assert finds(officer, typed).location == f"/unit/reports/{report.id}", typed


def test_a_missing_character_is_said_with_how_many_there_are(enter: Enter) -> None:
    answer = finds(enter(OFFICER), "ES-95NR-VBY")
    assert answer.status_code == 422
    assert "8 characters after ES, and 95NRVBY has 7" in answer.text


@pytest.mark.parametrize("typed", ["95NR VBY8", "ES-95NR-VBY", NEVER_SENT])
def test_that_it_was_not_found_by_its_words_either_is_said(enter: Enter, typed: str) -> None:
    assert "as a name or another reference" in finds(enter(OFFICER), typed).text


@pytest.mark.parametrize("typed", ["", "  ", "x", "<b>", "…"])
def test_what_is_too_little_to_look_for_is_said(enter: Enter, typed: str) -> None:
    answer = finds(enter(OFFICER), typed)
    assert answer.status_code == 422 and "at least two letters or digits" in answer.text


def test_a_number_that_is_not_here_may_still_wait_on_a_phone(app: Flask, enter: Enter) -> None:
    deliver(app)
    page = finds(enter(OFFICER), NEVER_SENT)
    assert page.status_code == 200 and "number has arrived. It may still be" in page.text


def test_several_with_one_number_are_a_list(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    add_copies(report, 1, report_id=report.report_id)
    page = finds(enter(OFFICER), report.reference).text
    assert "2 reports have this number" in page
    assert f'href="/unit/reports/{report.id}"' in page


def test_of_two_numbers_both_are_listed_and_the_one_not_here_is_named(
    app: Flask, enter: Enter
) -> None:
    first, second = deliver(app), deliver(app)
    officer = enter(OFFICER)
    page = finds(officer, f"{first.reference} and {second.reference}").text
    assert "2 reports found" in page and f'href="/unit/reports/{second.id}"' in page
    page = finds(officer, f"{first.reference}, {NEVER_SENT}").text
    assert "Not all were found" in page and f"with the number {NEVER_SENT} has arrived" in page
    assert f'href="/unit/reports/{first.id}"' in page


@pytest.mark.parametrize("slip", ["ES-95NR-VBY8", "es 95nr vby"])
def test_a_slip_beside_a_number_that_is_here_is_said(app: Flask, enter: Enter, slip: str) -> None:
    report = deliver(app)
    page = finds(enter(OFFICER), f"{slip}, {report.reference}").text
    assert f"No report can have the number <bdi>{slip.upper()}</bdi>. Check it" in page
    assert f'href="/unit/reports/{report.id}"' in page and "sent the same report" not in page


def test_that_one_searched_is_recorded_and_never_what_was_typed(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer = enter(OFFICER)
    for typed in (report.reference, NEVER_SENT, "ES-95NR-VBY8"):
        finds(officer, typed)
    assert [found["hits"] for found in searches()] == ["1", "0", "0"]
    assert all(set(found) == {"kind", "hits"} for found in searches())


@pytest.mark.parametrize("member", [ADMINISTRATOR, OUTSIDER])
def test_who_may_not_read_reports_may_not_search(app: Flask, enter: Enter, member: Member) -> None:
    deliver(app)
    person = enter(member)
    assert person.opens("/unit/find").status_code == 403
    assert 'id="find"' not in person.opens("/unit/").text
    assert searches() == []


def test_a_search_without_the_forms_token_is_refused(app: Flask, enter: Enter) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    answer = enter(OFFICER).client.post("/unit/find", data={"find": NEVER_SENT})
    assert answer.status_code == 400 and searches() == []


def test_the_field_is_on_every_page(enter: Enter) -> None:
    officer = enter(OFFICER)
    for address in ("/unit/", "/unit/find", "/unit/sealed-file", "/unit/no-such-page"):
        assert officer.opens(address).text.count('id="find"') == 1, address
