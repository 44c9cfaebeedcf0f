"""A report's page: its content, who may read it, and marking it as received."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support import reports
from tests.support.cast import (
    ADMINISTRATOR,
    COLLEAGUE,
    OFFICER,
    OUTSIDER,
    Enter,
    Member,
    open_browser,
)
from tests.support.reading import text_of
from tests.support.unit_reports import deliver
from webapp.arrivals.models import Arrival
from webapp.audit.models import AuditEntry
from webapp.extensions import db
from webapp.incidents import queries
from webapp.incidents.models import Received
from webapp.vocabulary.times import format_moment


def test_an_officer_reads_the_answers_in_words(app: Flask, enter: Enter) -> None:
    report = deliver(app, answers={"media": ["other"], "media_other": "An AI tool"})
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    for words in (
        "23 November 2026",
        "13, 14",
        "A child to a child",
        "Sports club",
        "“An AI tool”",
    ):
        assert words in page
    assert "sports_club" not in page


def test_the_path_is_shown_in_words(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert "The path they followed" in page and "A nude, or filmed undressed" in page


def test_an_answer_that_was_changed_to_no_is_shown_with_both_times(
    app: Flask, enter: Enter
) -> None:
    correction = {
        "question": "secret_address",
        "was": "yes",
        "said_at": "2026-11-23T13:05:00.000Z",
        "changed_at": "2026-11-23T13:06:00.000Z",
    }
    path = {"areas": ["personal_information"], "secret_address": "no", "corrected": [correction]}
    report = deliver(app, path=path)
    page = text_of(enter(OFFICER).opens(f"/unit/reports/{report.id}"))
    assert "Changed from “Yes” (23 November 2026, 13:05) at 23 November 2026, 13:06" in page


def test_contact_is_one_press_away(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert 'href="tel:01614960018"' in page and 'href="mailto:jo.marsh@example.org"' in page
    assert "Ring after 5pm" in page


def test_relay_is_dialled_through_relay(app: Flask, enter: Enter) -> None:
    report = deliver(app, answers={"contact_by": "relay"})
    assert "tel:1800101614960018" in enter(OFFICER).opens(f"/unit/reports/{report.id}").text


def test_calls_are_shown_with_time_and_reference(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert "23 November 2026, 18:40" in page and "SCU 4417" in page


def test_the_timeline_is_in_order(app: Flask, enter: Enter) -> None:
    report = deliver(app, saved_at="2026-11-24T09:05:00+00:00")
    page = text_of(enter(OFFICER).opens(f"/unit/reports/{report.id}"))
    lines = [
        "23 November 2026 Incident, according to the reporter.",
        "24 November 2026, 09:05 Saved (phone’s clock).",
        f"{format_moment(report.arrived_at)} Arrived here.",
        "Opened.",
    ]
    places = [page.index(line) for line in lines]
    assert places == sorted(places)


def test_the_title_names_nobody(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert f"<title>Report {report.reference} – E-safety</title>" in page


def test_a_report_with_nothing_answered_is_readable(app: Flask, enter: Enter) -> None:
    report = deliver(app, inside={"answers": {}})
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert page.count("Not answered") >= 9 and "Incomplete" in page


def test_an_unknown_code_is_shown_as_given_and_flagged(app: Flask, enter: Enter) -> None:
    report = deliver(app, answers={"setting": "moon_base", "parties": ["child_on_robot"]})
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert "moon_base" in page and page.count("Not one of the form’s answers") == 2


def test_an_unknown_field_is_shown_as_extra(app: Flask, enter: Enter) -> None:
    report = deliver(app, mood={"colour": "blue"})
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert "Extra" in page and "blue" in page


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<b hx-get='/x'>",
        "<b data-hx-get='/x'>",
        "{{ 7*7191 }}",
        "\u202eevil",
        "=cmd|x",
        "x" * 500,
    ],
)
def test_hostile_text_is_escaped(app: Flask, enter: Enter, hostile: str) -> None:
    answers = {"before_we_ring": hostile, "contact_phone": hostile, "contact_name": hostile}
    report = deliver(app, answers=answers, amends=hostile, edition=hostile)
    page = enter(OFFICER).opens(f"/unit/reports/{report.id}").text
    assert "<script>alert" not in page and "50337" not in page
    assert "<b hx-get" not in page and "<b data-hx-get" not in page


def test_a_correction_and_its_report_are_linked_both_ways(app: Flask, enter: Enter) -> None:
    first = deliver(app)
    later = deliver(app, inside={"answers": {"ages": [12]}, "amends": first.report_id})
    officer = enter(OFFICER)
    assert "Corrects" in officer.opens(f"/unit/reports/{later.id}").text
    page = officer.opens(f"/unit/reports/{first.id}").text
    assert "Corrected by" in page and later.reference in page


def test_a_correction_of_a_report_that_is_not_here_says_so(app: Flask, enter: Enter) -> None:
    later = deliver(app, amends=reports.uuid7())
    page = enter(OFFICER).opens(f"/unit/reports/{later.id}").text
    assert "which has not arrived here" in page


def test_two_reports_with_one_id_are_linked(app: Flask, enter: Enter) -> None:
    report_id = reports.uuid7()
    first = deliver(app, report_id=report_id)
    second = deliver(app, report_id=report_id, answers={"ages": [9]})
    page = enter(OFFICER).opens(f"/unit/reports/{first.id}").text
    assert f"/unit/reports/{second.id}" in page


def test_danger_now_is_beside_the_reference(app: Flask, enter: Enter) -> None:
    officer = enter(OFFICER)
    for danger, said in (("yes", "Danger now: yes"), ("not_sure", "Danger now: not sure")):
        report = deliver(app, answers={"danger": danger})
        assert said in officer.opens(f"/unit/reports/{report.id}").text
    calm = deliver(app, answers={"danger": "no"}, path=None)
    assert "Danger now:" not in officer.opens(f"/unit/reports/{calm.id}").text


def test_marking_as_received_is_shown_and_reported_to_the_phone(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer, address = enter(OFFICER), f"/unit/reports/{report.id}"
    assert queries.received_times({report.id}) == {}
    assert officer.submits(f"{address}/received", page=address).location == address
    page = officer.opens(address).text
    assert "Marked as received by Olu Officer" in page
    assert "Olu Officer marked report" in page
    assert [*queries.received_times({report.id, report.id + 1})] == [report.id]
    claim = {"id": report.report_id, "digest": digest_of(report.arrival_sequence)}
    answer = reports.post(app.test_client(), have=[claim]).get_json()
    assert answer["have"][0]["state"] == "received"


def test_another_content_under_the_same_id_is_not_received_with_it(
    app: Flask, enter: Enter
) -> None:
    first = deliver(app)
    second = deliver(app, report_id=first.report_id, answers={"ages": [9]})
    address = f"/unit/reports/{second.id}"
    enter(OFFICER).submits(f"{address}/received", page=address)
    claims = [
        {"id": one.report_id, "digest": digest_of(one.arrival_sequence)} for one in (first, second)
    ]
    answer = reports.post(app.test_client(), have=claims).get_json()
    assert [each["state"] for each in answer["have"]] == ["delivered", "received"]


def test_marking_as_received_is_idempotent(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    officer, address = enter(OFFICER), f"/unit/reports/{report.id}"
    colleague = open_browser(app, COLLEAGUE)
    colleague_page = colleague.opens(address)
    officer.submits(f"{address}/received", page=address)
    colleague.submits(f"{address}/received", page="/unit/")
    assert colleague_page.status_code == 200
    assert db.session.scalar(select(func.count()).select_from(Received)) == 1
    entries = select(AuditEntry).where(AuditEntry.event == "report-received")
    assert len(db.session.scalars(entries).all()) == 1


def test_marking_without_a_token_is_refused(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    assert enter(OFFICER).client.post(f"/unit/reports/{report.id}/received").status_code == 400
    assert queries.received_times({report.id}) == {}


def test_reading_does_not_mark_as_received(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    enter(OFFICER).opens(f"/unit/reports/{report.id}")
    assert queries.received_times({report.id}) == {}


@pytest.mark.parametrize("member", [OUTSIDER, ADMINISTRATOR])
def test_outsider_cannot_read_a_report(app: Flask, enter: Enter, member: Member) -> None:
    report = deliver(app)
    page = enter(member).opens(f"/unit/reports/{report.id}")
    assert page.status_code == 403 and "Jo Marsh" not in page.text


def test_nobody_reads_a_report_without_signing_in(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    answer = enter(None).opens(f"/unit/reports/{report.id}")
    assert answer.location == f"/unit/sign-in?next=/unit/reports/{report.id}"
    assert "Jo Marsh" not in answer.text


def test_an_administrator_cannot_mark_as_received(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    administrator = enter(ADMINISTRATOR)
    answer = administrator.submits(f"/unit/reports/{report.id}/received", page="/unit/")
    assert answer.status_code == 403
    assert queries.received_times({report.id}) == {}


@pytest.mark.parametrize("number", ["1", "2147483648", "99999999999999999999"])
def test_an_unknown_report_is_not_found(enter: Enter, number: str) -> None:
    assert enter(OFFICER).opens(f"/unit/reports/{number}").status_code == 404


def test_unit_pages_are_never_cached(app: Flask, enter: Enter) -> None:
    report = deliver(app)
    answer = enter(OFFICER).opens(f"/unit/reports/{report.id}")
    assert answer.headers["Cache-Control"] == "no-store"


def digest_of(sequence: int) -> str:
    return db.session.get_one(Arrival, sequence).digest


def test_receiving_a_report_does_not_hide_that_nobody_was_reached(app: Flask, enter: Enter) -> None:
    report = deliver(app, answers={"types": ["grooming"], "rung": "nobody_yet"})
    officer, address = enter(OFFICER), f"/unit/reports/{report.id}"
    urgent = "Rank: Now Not rung Nobody reached yet"
    assert urgent in text_of(officer.opens(address))
    officer.submits(f"{address}/received", page=address)
    assert urgent.replace("Now", "Now Received") in text_of(officer.opens(address))
