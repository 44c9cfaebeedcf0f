"""The form without JavaScript: check page, then straight to the unit. No cookie, no token."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from sync.contract import CannotKeep
from tests.integration.triage.conftest import confirm
from tests.support.client import HouseClient
from tests.support.no_script_form import ID, REFERENCE, WHOLE, check, open_report, save
from tests.support.paths import code_of
from tests.support.whole_reports import whole
from webapp.arrivals import unsealed
from webapp.arrivals.models import Arrival
from webapp.config import bind_config, current_config
from webapp.extensions import db
from webapp.guidance import editions
from webapp.keys import keyring
from webapp.triage.tree import build_tree
from webapp.vocabulary.times import UK, format_day


def count_arrivals() -> int:
    return db.session.scalar(select(func.count()).select_from(Arrival)) or 0


def test_the_check_page_shows_the_answers_and_stores_nothing(client: HouseClient) -> None:
    page = check(client, WHOLE).get_data(as_text=True)
    assert "Check your answers" in page and "20 November 2026" in page
    assert "Police" in page and "24 July 2026, 14:02" in page
    assert count_arrivals() == 0


def test_where_it_is_about_the_lead_no_page_offers_them(client: HouseClient) -> None:
    outcomes = build_tree(editions.publish_if_changed().content).outcomes
    code = next(
        page.code for page in outcomes if page.path.who == "lead" and page.path.areas[0] == "nude"
    )
    form = {**WHOLE, "code": code, "rung-0-who": "nspcc"}
    sent = [client.get(f"/report/{code}"), check(client, form), save(client, form)]
    for page in sent:
        assert "Ring somebody now" in page.text, page.request.path
        assert 'href="/my-lead"' not in page.text, page.request.path
        assert 'data-call="my-lead"' not in page.text


def test_typed_text_is_escaped(client: HouseClient) -> None:
    page = check(client, WHOLE).get_data(as_text=True)
    assert "<b>Mocking" not in page
    assert "&lt;b&gt;Mocking&lt;/b&gt; &amp; worse" in page


def test_saving_delivers_the_report_sealed(client: HouseClient) -> None:
    answer = save(client, WHOLE)
    assert answer.status_code == 200
    report = whole(open_report())
    assert report.reference == REFERENCE.search(answer.get_data(as_text=True))[0]  # type: ignore[index]
    assert report.answers["ages"] == [12, 13]
    assert report.answers["type_other"] == "<b>Mocking</b> & worse"
    rung = {"who": "police-101", "at": "2026-07-24T14:02+01:00", "result": "spoke"}
    assert report.answers["rung"] == [rung]
    assert not report.incomplete


def test_saving_is_idempotent(client: HouseClient) -> None:
    page = check(client, WHOLE).get_data(as_text=True)
    form = {**WHOLE, "id": ID.search(page)[1]}  # type: ignore[index]
    first, again = (client.post("/report/save", data=form, follow_redirects=True) for _ in "12")
    assert first.text == again.text
    assert count_arrivals() == 1


def test_missing_answers_are_named_and_can_be_skipped(client: HouseClient) -> None:
    answer = check(client, {"ages": "twelve"})
    assert answer.status_code == 422
    page = answer.get_data(as_text=True)
    assert "Choose who was involved, or Not known." in page and 'value="twelve"' in page
    anyway = check(client, {"ages": "twelve", "anyway": "yes"}).get_data(as_text=True)
    assert "Send anyway" in anyway
    save(client, {"ages": "twelve", "anyway": "yes"})
    report = whole(open_report())
    assert report.incomplete and "ages" not in report.answers


def test_change_answers_returns_to_the_filled_form(client: HouseClient) -> None:
    page = check(client, {**WHOLE, "change": "yes"}).get_data(as_text=True)
    assert "Report an incident" in page and "Sam Okafor" in page
    assert '<div data-part="problems" hidden>' in page


def test_an_urgent_report_with_nobody_reached_says_so(client: HouseClient) -> None:
    form = {**WHOLE, "types": ["sexual"], "rung": "nobody_yet", "rung-0-who": "", "rung-0-at": ""}
    assert "Saving has not told anyone" in save(client, form).get_data(as_text=True)


def test_the_check_page_says_to_ring_before_saving(client: HouseClient) -> None:
    form = {**WHOLE, "types": ["sexual"], "rung-0-who": "", "rung-0-at": ""}
    page = check(client, form).get_data(as_text=True)
    assert 'href="tel:999"' in page.partition("Saving has not told anyone")[2].partition("<dl")[0]
    assert "Saving has not told anyone" not in check(client, WHOLE).get_data(as_text=True)


def test_whom_to_ring_before_saving_is_offered_by_day_and_by_night(client: HouseClient) -> None:
    confirm("social-care", "social-care-night")
    page = check(client, {**WHOLE, "types": ["sexual"], "rung-0-who": "", "rung-0-at": ""}).text
    first = page.partition("Saving has not told anyone")[2].partition("<dl")[0]
    listed = re.search(r"<ul [^>]*data-open-first.*?</ul>", first, re.S)
    assert listed
    assert re.findall(r'href="([^"]+)"', listed[0]) == ["tel:01614960000", "tel:01614960001"]
    assert 'href="tel:101"' in first


@pytest.mark.parametrize("result", ["no_answer", "left_message", ""])
def test_a_call_that_reached_nobody_is_no_reason_not_to_ring(
    client: HouseClient, result: str
) -> None:
    form = {**WHOLE, "types": ["sexual"], "rung-0-result": result, "anyway": "yes"}
    assert "Saving has not told anyone" in check(client, form).get_data(as_text=True)


def test_today_and_yesterday_are_days_by_the_clock_of_the_unit(client: HouseClient) -> None:
    today = datetime.now(UK).date()
    for chip, day in (("today", today), ("yesterday", today - timedelta(days=1))):
        form = {**WHOLE, "incident_date_is": chip, "incident_date": ""}
        assert format_day(day) in check(client, form).get_data(as_text=True)


def test_the_check_page_asks_for_a_number_where_nobody_can_ring_back(client: HouseClient) -> None:
    asked = "Nobody can ring you back."
    without = {**WHOLE, "contact_phone": "", "anyway": "yes"}
    page = check(client, without).get_data(as_text=True)
    assert asked in page and page.count('name="contact_phone"') == 1
    assert asked not in check(client, WHOLE).get_data(as_text=True)
    assert asked not in check(client, {**without, "contact_email": "a@b.cd"}).get_data(as_text=True)


def test_the_path_alone_can_make_a_report_urgent(client: HouseClient) -> None:
    form = {**WHOLE, "rung-0-who": "", "rung-0-at": "", "code": code_of("nude")}
    assert "Saving has not told anyone" in check(client, form).get_data(as_text=True)


def test_somebody_who_has_rung_is_not_told_to_ring(client: HouseClient) -> None:
    page = save(client, {**WHOLE, "types": ["sexual"]}).get_data(as_text=True)
    assert "Saving has not told anyone" not in page


def test_no_cookie_is_set_and_no_token_is_needed(client: HouseClient) -> None:
    for answer in (client.get("/report"), check(client, WHOLE), save(client, WHOLE)):
        assert "Set-Cookie" not in answer.headers
        assert "csrf_token" not in answer.get_data(as_text=True)


@pytest.mark.parametrize("address", ["/report/check", "/report/save"])
@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_another_site_is_refused(client: HouseClient, address: str, site: str) -> None:
    answer = client.post(address, data=WHOLE, headers={"Sec-Fetch-Site": site})
    assert answer.status_code == 403
    assert count_arrivals() == 0


@pytest.mark.parametrize("address", ["/report/check", "/report/save"])
@pytest.mark.parametrize("origin", ["https://elsewhere.example", "http://localhost:1"])
def test_an_old_browser_on_another_site_is_refused(
    client: HouseClient, address: str, origin: str
) -> None:
    answer = client.post(address, data=WHOLE, headers={"Origin": origin})
    assert answer.status_code == 403
    assert count_arrivals() == 0


@pytest.mark.parametrize("origin", ["null", "http://localhost", "https://esafety.example.org"])
def test_an_old_browser_on_our_own_page_is_accepted(
    app: Flask, client: HouseClient, origin: str
) -> None:
    """Its Origin is `null`, as our pages send no referrer, or our own, also behind a proxy."""
    config = current_config()
    bind_config(app, replace(config, public_url="https://esafety.example.org"))
    assert check(client, WHOLE, headers={"Origin": origin}).status_code == 200


def test_sec_fetch_site_takes_precedence_over_origin(client: HouseClient) -> None:
    headers = {"Sec-Fetch-Site": "same-origin", "Origin": "https://rewritten.example"}
    assert check(client, WHOLE, headers=headers).status_code == 200


@pytest.mark.parametrize("address", ["/report/check", "/report/save"])
def test_without_private_keys_the_form_refuses_and_says_so(
    client: HouseClient, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    monkeypatch.setattr(keyring, "can_open", lambda: False)
    answer = client.post(address, data=WHOLE)
    assert answer.status_code == 503
    assert "Nothing was saved" in answer.get_data(as_text=True)


def test_a_full_database_is_reported_and_nothing_is_called_saved(
    client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> Iterator[Any]:
        raise CannotKeep

    monkeypatch.setattr(unsealed, "keep_once", full)
    answer = save(client, WHOLE)
    assert answer.status_code == 503
    assert "so it was not sent" in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "report_id", ["", "x", "00000000-0000-0000-0000-000000000000", "'; DROP TABLE"]
)
def test_an_invalid_id_is_refused(client: HouseClient, report_id: str) -> None:
    assert client.post("/report/save", data={**WHOLE, "id": report_id}).status_code == 400
    assert count_arrivals() == 0


def test_a_form_full_of_hostile_values_is_stored_and_escaped(client: HouseClient) -> None:
    hostile = "\u202e<script>'\"\u0000 =HYPERLINK() __proto__ 😀" * 40
    form = dict.fromkeys(
        (*WHOLE, "media", "actions", "danger", "intent", "contact_by", "before_we_ring"), hostile
    )
    page = check(client, {**form, "anyway": "yes"}).get_data(as_text=True)
    assert "<script>'" not in page
    assert save(client, {**form, "anyway": "yes"}).status_code == 200
    assert whole(open_report()).answers["before_we_ring"].startswith("\u202e<script>")


@pytest.mark.parametrize("row", ["99999999999", "20000", "abc", "", "²", "-5"])
def test_an_invalid_row_number_of_a_call_is_ignored(client: HouseClient, row: str) -> None:
    """A huge number once exhausted the memory, and a word caused an internal error."""
    page = check(client, {f"rung-{row}-at": "2026-07-24T14:02"})
    assert page.status_code == 422
    assert page.get_data(as_text=True).count("data-call-row>") <= 10
