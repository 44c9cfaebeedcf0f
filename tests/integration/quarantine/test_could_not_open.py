"""Quarantine: possible reports come first, and rubbish cannot hide them."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from tests.support import reports
from tests.support.cast import ADMINISTRATOR, COLLEAGUE, LEAD, OFFICER, Enter, Member, open_browser
from tests.support.restriction import name_readers
from tests.support.unit_reports import deliver, open_all
from webapp.arrivals.models import Arrival
from webapp.audit import trail
from webapp.extensions import db
from webapp.keys import keyring
from webapp.quarantine import listing
from webapp.reports.reference import reference_for
from webapp.web.paging import PAGE_SIZE

pytestmark = pytest.mark.postgresql

ADDRESS = "/unit/could-not-open"
ASIDE = f"{ADDRESS}/set-aside"


def sealed_but_no_report(app: Flask) -> int:
    """A valid envelope sealed for us, with rubbish inside."""
    reports.post(app.test_client(), reports.sealed_report(b"no report at all"))
    open_all(app)
    return newest()


def rubbish(app: Flask, count: int = 1) -> int:
    """What anybody can send: items without an envelope."""
    keyring.ensure()
    for _ in range(count):
        reports.post(app.test_client(), {"rubbish": newest()})
    return newest()


def newest() -> int:
    return db.session.scalar(select(func.max(Arrival.sequence))) or 0


def numbers(page: str) -> list[int]:
    return [int(number) for number in re.findall(r"<strong>Arrival (\d+)</strong>", page)]


def test_rubbish_is_listed_after_arrivals_sealed_for_the_unit(app: Flask, enter: Enter) -> None:
    first = sealed_but_no_report(app)
    other = rubbish(app)
    second = sealed_but_no_report(app)
    page = enter(OFFICER).opens(ADDRESS).text
    assert numbers(page) == [second, first, other]
    assert page.index("Sealed for the unit (2)") < page.index("Other arrivals (1)")


def test_a_flood_of_rubbish_cannot_hide_a_sealed_arrival(app: Flask, enter: Enter) -> None:
    sealed = sealed_but_no_report(app)
    rubbish(app, PAGE_SIZE + 5)
    officer = enter(OFFICER)
    first, last = officer.opens(ADDRESS).text, officer.opens(f"{ADDRESS}?page=2").text
    assert numbers(first)[0] == sealed and len(numbers(first)) == PAGE_SIZE
    assert len(numbers(last)) == 6 and "Page 2 of 2" in last
    assert "1 sealed report could not be opened" in officer.opens("/unit/").text


def test_a_variant_of_a_report_counts_as_sealed_for_the_unit(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    forged = reports.sealed_report(b"no report", report_id=report.report_id)
    assert reports.codes(reports.post(app.test_client(), forged)) == ["variant_stored"]
    open_all(app)
    assert "Sealed for the unit (1)" in enter(OFFICER).opens(ADDRESS).text


def test_the_same_reason_has_other_words_for_an_envelope(app: Flask, enter: Enter) -> None:
    reports.post(app.test_client(), reports.sealed_report(b'{"answers": 1}'), {"id": 7})
    open_all(app)
    page = enter(OFFICER).opens(ADDRESS).text
    assert "a value inside has the wrong type" in page and "Its envelope lacks something" in page


def test_a_reference_is_shown_only_where_a_phone_shows_it(app: Flask, enter: Enter) -> None:
    rubbish(app)
    assert "Reference" not in enter(OFFICER).opens(ADDRESS).text
    known = {**reports.sealed_report(), "build": 7}
    reports.post(app.test_client(), known)
    page = open_browser(app, OFFICER).opens(ADDRESS).text
    assert f"Reference {reference_for(known['id'])}" in page


@pytest.mark.parametrize("changes", [{}, {"build": 7}])
def test_of_a_restricted_report_only_its_readers_see_the_reference(
    app: Flask, enter: Enter, changes: dict[str, object]
) -> None:
    """A damaged second copy is sealed for the unit; what a stranger sends with its id is not."""
    report, officer = deliver(app), enter(OFFICER)
    again = reports.sealed_report(b"no report", report_id=report.report_id)
    reports.post(app.test_client(), {**again, **changes})
    open_all(app)
    name_readers([report], LEAD, COLLEAGUE)
    shown = {who: open_browser(app, who).opens(ADDRESS).text for who in (OFFICER, LEAD)}
    assert all(numbers(page) == [newest()] for page in shown.values())
    assert report.reference in shown[LEAD] and report.reference not in shown[OFFICER]
    officer.submits(f"{ADDRESS}/{newest()}/set-aside", page=ADDRESS)
    assert "Reference (restricted)." in officer.opens(ASIDE).text


def test_each_says_before_the_press_that_nobody_was_reached(app: Flask, enter: Enter) -> None:
    sealed_but_no_report(app)
    rubbish(app)
    page = enter(OFFICER).opens(ADDRESS).text
    said = "Nobody was reached about this one, as far as we know."
    order = re.findall(rf"Arrival \d+</strong>|{said}|/set-aside\b", page)[:6]
    assert [bool(order), *(one == said for one in order)] == [True, *[False, True, False] * 2]


def test_an_arrival_set_aside_is_on_its_own_list_with_who_and_when(
    app: Flask, enter: Enter
) -> None:
    number, officer = rubbish(app), enter(OFFICER)
    answer = officer.submits(f"{ADDRESS}/{number}/set-aside", page=ADDRESS)
    assert answer.status_code == 302
    page, aside = officer.opens(ADDRESS).text, officer.opens(ASIDE).text
    assert numbers(page) == [] and "Set aside (1)" in page
    assert numbers(aside) == [number] and "Set aside by Olu Officer" in aside
    assert "could not be opened" not in officer.opens("/unit/").text
    assert last_event() == f"Olu Officer set aside arrival {number}, which could not be opened."


def test_an_arrival_can_be_taken_back_unchanged(app: Flask, enter: Enter) -> None:
    number, officer = rubbish(app), enter(OFFICER)
    raw = db.session.scalar(select(Arrival.raw).where(Arrival.sequence == number))
    officer.submits(f"{ADDRESS}/{number}/set-aside", page=ADDRESS)
    officer.submits(f"{ADDRESS}/{number}/take-back", page=ASIDE)
    assert numbers(officer.opens(ADDRESS).text) == [number]
    assert numbers(officer.opens(ASIDE).text) == []
    assert db.session.scalar(select(Arrival.raw).where(Arrival.sequence == number)) == raw
    assert last_event() == f"Olu Officer took back arrival {number}, which had been set aside."


def test_setting_aside_and_taking_back_are_idempotent(app: Flask, enter: Enter) -> None:
    number, officer, colleague = rubbish(app), enter(OFFICER), open_browser(app, COLLEAGUE)
    for act in ("set-aside", "take-back"):
        for person in (officer, colleague):
            address = f"{ADDRESS}/{number}/{act}"
            assert person.submits(address, page="/unit/sealed-file").status_code == 302
    events = [line.event for line in trail.newest(before=None, limit=50)[0]]
    assert [events.count(f"arrival-{act}") for act in ("set-aside", "taken-back")] == [1, 1]


@pytest.mark.parametrize("act", ["set-aside", "take-back"])
@pytest.mark.parametrize("number", ["report", "999", "99999999999999999999999"])
def test_only_an_unopened_arrival_can_be_set_aside(
    app: Flask, enter: Enter, act: str, number: str
) -> None:
    number = number.replace("report", str(deliver(app).id))
    answer = enter(OFFICER).submits(f"{ADDRESS}/{number}/{act}", page="/unit/sealed-file")
    assert answer.status_code == 404
    assert "There is no unopened arrival with this number." in answer.text


@pytest.mark.parametrize("act", ["set-aside", "take-back"])
def test_an_administrator_sets_nothing_aside(app: Flask, enter: Enter, act: str) -> None:
    number, administrator = rubbish(app), enter(ADMINISTRATOR)
    address = f"{ADDRESS}/{number}/{act}"
    assert administrator.submits(address, page="/unit/people").status_code == 403
    assert administrator.opens(ASIDE).status_code == 403


@pytest.mark.parametrize("member", [OFFICER, LEAD])
def test_setting_aside_needs_a_token(app: Flask, enter: Enter, member: Member) -> None:
    number = rubbish(app)
    answer = enter(member).client.post(f"{ADDRESS}/{number}/set-aside")
    assert answer.status_code == 400


@pytest.mark.parametrize("page", ["x", "-1", "0", "99999999999999999999999"])
def test_an_invalid_page_number_is_harmless(enter: Enter, page: str) -> None:
    officer = enter(OFFICER)
    for address in (ADDRESS, ASIDE):
        assert officer.opens(f"{address}?page={page}").status_code == 200


def test_the_list_is_read_from_its_own_index(app: Flask, enter: Enter) -> None:
    """A million arrivals that could be opened must not be read to find the few that could not."""
    plan = plan_of(listing._quarantined().order_by(*listing.SEALED_FIRST))
    assert "ix_arrival_quarantined" in plan
    assert "TEMP B-TREE" not in plan and "Sort" not in plan


def plan_of(query) -> str:  # type: ignore[no-untyped-def]
    """The query plan; PostgreSQL's as if the table were large."""
    ask = "EXPLAIN QUERY PLAN"
    if db.engine.dialect.name == "postgresql":
        ask = "EXPLAIN"
        db.session.execute(text("BEGIN"))
        for way in ("seqscan", "bitmapscan", "hashjoin", "mergejoin"):
            db.session.execute(text(f"SET LOCAL enable_{way} = off"))
    statement = query.compile(db.engine, compile_kwargs={"literal_binds": True})
    rows = db.session.execute(text(f"{ask} {statement}"))
    return "\n".join(str(row[-1]) for row in rows)


def last_event() -> str:
    lines, _ = trail.newest(before=None, limit=9)
    return next(line.sentence for line in lines if line.event != "list-shown")
