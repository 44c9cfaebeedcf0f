"""The endpoint around functions made for the test: it knows nothing of the application."""

from datetime import UTC, datetime
from threading import Event

import pytest
from flask import Flask

from sync import endpoint
from sync.contract import Code, Outcome
from tests.support.reports import codes, new_public_key, post, sealed_report

KEY = new_public_key()
MOMENT = datetime(2026, 11, 24, 14, 2, 31, 345_000, UTC)


class Keeper:
    """Returns only after `may_end` is set."""

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
        answer_claims=lambda claims: [],
        keys=lambda: [KEY],
        newest_pack=lambda: ("2026.1.0", "abc"),
    )
    app.register_blueprint(blueprint)
    return app.test_client()


@pytest.fixture
def keeper():
    return Keeper()


def test_the_answer_carries_keys_edition_pack_and_time(keeper) -> None:
    keeper.may_end.set()

    answer = post(phone_of(keeper), sealed_report(public=KEY)).get_json()

    assert sorted(answer) == ["edition", "have", "keys", "pack", "results", "server_now"]
    assert (answer["keys"], answer["edition"], answer["pack"]) == ([KEY], "2026.1.0", "abc")
    assert answer["results"][0]["arrived_at"] == "2026-11-24T14:02:31.345Z"
    assert answer["server_now"].endswith("Z")


def test_an_error_of_our_own_has_our_own_body() -> None:
    def fail(items):
        raise RuntimeError("secret")

    answer = post(phone_of(fail), sealed_report(public=KEY))

    assert (answer.status_code, answer.get_json()) == (500, {"error": "fault"})


def test_without_items_nothing_is_kept(keeper) -> None:
    assert codes(post(phone_of(keeper))) == []
    assert not keeper.started.is_set()


def test_keys_can_be_revalidated(keeper) -> None:
    client = phone_of(keeper)
    first = client.get("/sync/v1/keys")

    again = client.get("/sync/v1/keys", headers={"If-None-Match": first.headers["ETag"]})

    assert first.get_json() == {"keys": [KEY]}
    assert first.headers["Cache-Control"] == "no-cache"
    assert again.status_code == 304
