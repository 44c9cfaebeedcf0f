"""The endpoint with functions of its own to call: it knows nothing of the application."""

from datetime import UTC, datetime
from threading import Event, Thread

import pytest
from flask import Flask

from sync import endpoint
from sync.contract import Code, Outcome
from tests.support.reports import anybodys_key, codes, post, sealed_report

KEY = anybodys_key()
MOMENT = datetime(2026, 11, 24, 14, 2, 31, 345_000, UTC)


class Keeper:
    """Keeps when it is told to."""

    def __init__(self):
        self.started, self.may_end = Event(), Event()

    def __call__(self, items):
        self.started.set()
        assert self.may_end.wait(10)
        return [Outcome(Code.STORED, MOMENT) for _ in items]


def phone_of(keep):
    app = Flask(__name__)
    blueprint = endpoint.make_blueprint(
        keep=keep,
        held=lambda claims: [],
        keys=lambda: [KEY],
        standing=lambda: ("2026.1.0", "abc"),
        at_once=1,
    )
    app.register_blueprint(blueprint)
    return app.test_client()


@pytest.fixture
def keeper():
    return Keeper()


def test_who_finds_no_place_in_time_is_asked_to_come_again(keeper, monkeypatch) -> None:
    monkeypatch.setattr(endpoint, "LONGEST_WAIT", 0.05)
    client = phone_of(keeper)
    first = Thread(target=lambda: post(client.application.test_client(), sealed_report(public=KEY)))
    first.start()
    keeper.started.wait(10)

    answer = post(client, sealed_report(public=KEY))
    keeper.may_end.set()
    first.join()

    assert (answer.status_code, answer.get_json()) == (503, {"error": "busy"})
    assert 1 <= int(answer.headers["Retry-After"]) <= 60
    assert codes(post(client, sealed_report(public=KEY))) == ["stored"]


def test_the_answer_carries_keys_edition_pack_and_time(keeper) -> None:
    keeper.may_end.set()

    answer = post(phone_of(keeper), sealed_report(public=KEY)).get_json()

    assert sorted(answer) == ["edition", "have", "keys", "pack", "results", "server_now"]
    assert (answer["keys"], answer["edition"], answer["pack"]) == ([KEY], "2026.1.0", "abc")
    assert answer["results"][0]["received_at"] == "2026-11-24T14:02:31.345Z"


def test_a_fault_of_our_own_is_said_in_our_own_words() -> None:
    def fail(items):
        raise RuntimeError("secret")

    answer = post(phone_of(fail), sealed_report(public=KEY))

    assert (answer.status_code, answer.get_json()) == (500, {"error": "fault"})


def test_no_items_keep_nothing(keeper) -> None:
    assert codes(post(phone_of(keeper))) == []
    assert not keeper.started.is_set()


def test_keys_are_a_set_that_a_browser_can_ask_about_again(keeper) -> None:
    client = phone_of(keeper)
    first = client.get("/sync/v1/keys")

    again = client.get("/sync/v1/keys", headers={"If-None-Match": first.headers["ETag"]})

    assert first.get_json() == {"keys": [KEY]}
    assert first.headers["Cache-Control"] == "no-cache"
    assert again.status_code == 304
