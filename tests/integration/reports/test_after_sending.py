"""Without JavaScript, after "Send": a page that may be loaded again and holds nothing typed."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.client import HouseClient
from tests.support.no_script_form import ID, REFERENCE, WHOLE, check, save
from webapp.arrivals.models import Arrival
from webapp.extensions import db
from webapp.reports import delivered, no_script
from webapp.web.sealed_address import make_ticket

URGENT = {**WHOLE, "types": ["sexual"], "rung-0-who": "", "rung-0-at": "", "anyway": "yes"}


def checked_address(client: HouseClient) -> str:
    return str(client.post("/report/check", data=WHOLE).location)


def arrived_address(client: HouseClient, form: dict[str, Any] = WHOLE) -> str:
    sent = {**form, "id": ID.search(check(client, form).text)[1]}  # type: ignore[index]
    answer = client.post("/report/save", data=sent)
    assert answer.status_code == 303
    return str(answer.location)


def test_no_answer_to_a_post_may_be_stored(client: HouseClient) -> None:
    faulty = client.post("/report/check", data={"ages": "twelve"})
    sent = {**WHOLE, "id": ID.search(check(client, WHOLE).text)[1]}  # type: ignore[index]
    for answer in (
        faulty,
        check(client, WHOLE),
        check(client, {"change": "yes"}),
        client.post("/report/save", data=sent),
        client.post("/report/save", data=sent, follow_redirects=True),
        client.post("/report/save", data={**WHOLE, "id": "x"}),
        client.post("/no-such-page", data=WHOLE),
    ):
        assert answer.headers["Cache-Control"] == "no-store", answer.request.path


def test_pages_that_hold_nothing_typed_may_be_stored(client: HouseClient) -> None:
    assert client.get("/report").headers["Cache-Control"] == "no-cache"


def test_the_page_after_sending_shows_nothing_typed(client: HouseClient) -> None:
    page = client.get(arrived_address(client)).text
    assert "It has arrived, " in page and REFERENCE.search(page)
    for typed in ("Sam Okafor", "0161 496 0123", "Mocking", "12, 13"):
        assert typed not in page


def test_loading_it_again_shows_the_same_and_keeps_one_report(client: HouseClient) -> None:
    address = arrived_address(client)
    assert client.get(address).text == client.get(address).text
    assert db.session.scalar(select(func.count()).select_from(Arrival)) == 1


def test_it_says_to_ring_where_that_is_urgent_and_offers_no_lead_whom_it_is_about(
    client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = client.get(arrived_address(client, URGENT)).text
    assert "Ring somebody now" in page and "It tells of no call." in page
    none = URGENT | {"rung": "nobody_yet"}
    assert "Nobody has been rung." in client.get(arrived_address(client, none)).text
    tried = URGENT | {"rung-0-who": "my-lead", "rung-0-result": "no_answer"}
    assert "Nobody has been reached." in client.get(arrived_address(client, tried)).text
    calm = client.get(arrived_address(client)).text
    assert "Ring somebody now" not in calm and "Nobody has been" not in calm
    monkeypatch.setattr(delivered, "is_about_lead", lambda _path: True)
    assert 'data-call="my-lead"' not in client.get(arrived_address(client, URGENT)).text


def test_nobody_can_read_the_address_without_the_servers_secret(client: HouseClient) -> None:
    one, other = arrived_address(client), arrived_address(client, URGENT)
    reference = REFERENCE.search(client.get(one).text)[0]  # type: ignore[index]
    assert reference not in one and "ring" not in one
    assert len(one) == len(other) and one[-20:] != other[-20:]


@pytest.mark.parametrize("change", [lambda t: t[:-9], lambda t: "x", lambda t: t[:-4] + "AAAA"])
def test_an_address_that_was_not_made_here_shows_nothing(client: HouseClient, change: Any) -> None:
    start, _, ticket = arrived_address(client).rpartition("/")
    answer = client.get(f"{start}/{change(ticket)}")
    assert answer.status_code == 404 and "arrived" not in answer.text


def test_a_ticket_of_another_purpose_is_refused(client: HouseClient) -> None:
    ticket = checked_address(client).rpartition("/")[2]
    assert client.get(f"/report/arrived/{ticket}").status_code == 404


def test_after_an_hour_the_page_has_closed(
    client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = arrived_address(client, URGENT)
    monkeypatch.setattr(delivered, "LASTS", timedelta(seconds=-1))
    answer = client.get(address)
    assert answer.status_code == 410 and "Your report has arrived" in answer.text
    assert not REFERENCE.search(answer.text) and "Ring somebody now" not in answer.text


def test_an_address_of_before_a_change_of_secret_still_opens(
    app: Flask, client: HouseClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    address, secret = arrived_address(client), app.config["SECRET_KEY"]
    monkeypatch.setitem(app.config, "SECRET_KEY", "n" * 40)
    assert client.get(address).status_code == 404
    monkeypatch.setitem(app.config, "SECRET_KEY_FALLBACKS", [secret])
    assert client.get(address).status_code == 200


def test_loading_the_check_page_again_makes_no_second_report(client: HouseClient) -> None:
    """A browser that may not store the page sends the form again to come back to it."""
    address = checked_address(client)
    one, other = (ID.search(client.post(address, data=WHOLE).text) for _ in "12")
    assert one and other and one[1] == other[1]


def test_the_same_form_checked_by_another_person_is_another_report(client: HouseClient) -> None:
    one, other = (ID.search(check(client, WHOLE).text) for _ in "12")
    assert one and other and one[1] != other[1]


@pytest.mark.parametrize("ticket", ["x", "old"])
def test_what_was_typed_is_never_lost_with_an_old_ticket(
    client: HouseClient, monkeypatch: pytest.MonkeyPatch, ticket: str
) -> None:
    monkeypatch.setattr(no_script, "ID_LASTS", timedelta(seconds=-1))
    made = make_ticket("report id", "7") if ticket == "old" else ticket
    answer = client.post(f"/report/check/{made}", data=WHOLE)
    assert (answer.status_code, answer.location) == (307, "/report/check")


def test_a_form_of_another_site_is_refused_at_the_second_address_too(client: HouseClient) -> None:
    headers = {"Sec-Fetch-Site": "cross-site"}
    answer = client.post(checked_address(client), data=WHOLE, headers=headers)
    assert answer.status_code == 403


def test_the_phones_draft_is_named_so_that_it_can_be_deleted(client: HouseClient) -> None:
    draft = "01890a5d-ac96-774b-bcce-b302099a8057"
    assert f'data-delivered="{draft}"' in save(client, {**WHOLE, "draft": draft}).text
    assert "data-delivered" not in save(client, WHOLE).text
