"""Taking in a sealed file, and the arrivals that could not be opened."""

import base64
import io
import json

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from sync.contract import CannotKeep
from sync.envelope import digest_of
from tests.support import reports
from tests.support.cast import ADMINISTRATOR, OFFICER, OUTSIDER, Enter, Member, Person
from tests.support.unit_reports import deliver, open_all, sealed_file
from webapp.arrivals import sealed_files
from webapp.audit import trail

pytestmark = pytest.mark.postgresql

ADDRESS = "/unit/sealed-file"


def hands_over(person: Person, content: bytes) -> TestResponse:
    return person.submits(ADDRESS, {"sealed_file": (io.BytesIO(content), "ES-95NR-VBY7.json")})


def test_a_sealed_file_becomes_a_report(app: Flask, enter: Enter) -> None:
    officer, content = enter(OFFICER), sealed_file()
    assert "It will be in the inbox once it has been opened" in hands_over(officer, content).text
    open_all(app)
    assert "New (1)" in officer.opens("/unit/").text


def test_the_same_file_again_changes_nothing(app: Flask, enter: Enter) -> None:
    officer, content = enter(OFFICER), sealed_file()
    hands_over(officer, content)
    assert "We had it already" in hands_over(officer, content).text
    open_all(app)
    assert "New (1)" in officer.opens("/unit/").text


def test_taking_in_is_recorded(enter: Enter) -> None:
    officer = enter(OFFICER)
    assert "took in a sealed file" not in officer.opens("/unit/").text
    hands_over(officer, sealed_file())
    assert trail.newest(before=None, limit=1)[0][0].event == "sealed-file-taken-in"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"\xff\xd8\xff\xe0 a photograph",
        b'{"items": []}',
        b'{"items": [' + b"{}," * 60 + b"{}]}",
        json.dumps({"items": ["text"]}).encode()[:-1],
        b"[" * 100_000,
    ],
)
def test_another_file_is_refused_in_words(enter: Enter, content: bytes) -> None:
    answer = hands_over(enter(OFFICER), content)
    assert answer.status_code == 422
    assert "no sealed report" in answer.text or "There is a problem" in answer.text


def test_a_missing_file_is_refused(enter: Enter) -> None:
    answer = enter(OFFICER).submits(ADDRESS)
    assert answer.status_code == 422 and "Choose the file that E-safety saved" in answer.text


def test_a_file_that_is_too_large_is_refused(enter: Enter) -> None:
    answer = hands_over(enter(OFFICER), b"x" * 300_000)
    assert answer.status_code == 413 and "too large" in answer.text


def test_a_file_changed_on_its_way_is_not_stored(enter: Enter) -> None:
    body = json.loads(sealed_file())
    body["items"][0]["sealed"] += "A"
    answer = hands_over(enter(OFFICER), json.dumps(body).encode())
    assert answer.status_code == 422 and "unchanged" in answer.text


def test_a_changed_file_with_a_recomputed_digest_is_not_promised_a_place_in_the_inbox(
    app: Flask, enter: Enter
) -> None:
    body = json.loads(sealed_file())
    item = body["items"][0]
    *others, tag = item["sealed"].split(".")
    sealed = ".".join([*others, tag[::-1]])
    changed = {**item, "sealed": sealed, "digest": digest_of(sealed.encode())}
    officer = enter(OFFICER)
    answer = hands_over(officer, json.dumps({"items": [changed]}).encode())
    assert "if it cannot be opened, under “Could not be opened”" in answer.text
    open_all(app)
    assert "damaged, or was changed" in officer.opens("/unit/could-not-open").text


def test_a_file_sealed_for_somebody_else_is_stored_and_listed(app: Flask, enter: Enter) -> None:
    body = json.loads(sealed_file())
    header = {"alg": "ECDH-ES", "enc": "A256GCM", "kid": "another", "rid": body["items"][0]["id"]}
    item = foreign(body["items"][0], header)
    officer = enter(OFFICER)
    assert "could not be opened" in hands_over(officer, json.dumps({"items": [item]}).encode()).text
    page = officer.opens("/unit/could-not-open").text
    assert "a key that the unit did not have" in page
    assert "1 other arrival could not be opened" in officer.opens("/unit/").text


def test_a_file_without_a_token_is_refused(enter: Enter) -> None:
    data = {"sealed_file": (io.BytesIO(sealed_file()), "a.json")}
    assert enter(OFFICER).client.post(ADDRESS, data=data).status_code == 400


def test_a_database_failure_loses_nothing(enter: Enter, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_content: bytes) -> None:
        raise CannotKeep

    officer = enter(OFFICER)
    monkeypatch.setattr(sealed_files, "take_in", full)
    answer = hands_over(officer, sealed_file())
    assert answer.status_code == 503 and "Keep it, and try again" in answer.text


@pytest.mark.parametrize("member", [OUTSIDER, ADMINISTRATOR])
@pytest.mark.parametrize("address", [ADDRESS, "/unit/could-not-open"])
def test_others_cannot_take_in_or_look(enter: Enter, member: Member, address: str) -> None:
    assert enter(member).opens(address).status_code == 403


def test_a_fault_inside_the_seal_is_listed_with_its_reason(app: Flask, enter: Enter) -> None:
    envelope = reports.sealed_report(b"no report at all")
    reports.post(app.test_client(), envelope)
    open_all(app)
    page = enter(OFFICER).opens("/unit/could-not-open").text
    assert "cannot be read as a report" in page


def test_when_everything_could_be_opened_the_page_says_so(app: Flask, enter: Enter) -> None:
    deliver(app)
    page = enter(OFFICER).opens("/unit/could-not-open").text
    assert "Everything that arrived could be opened." in page
    assert "could not be read as reports" not in page


def foreign(item: dict[str, str], header: dict[str, str]) -> dict[str, str]:
    """The same report under a seal whose header names another key."""
    first = base64.urlsafe_b64encode(json.dumps(header).encode()).decode().rstrip("=")
    sealed = ".".join([first, *item["sealed"].split(".")[1:]])
    return {**item, "sealed": sealed, "digest": digest_of(sealed.encode())}
