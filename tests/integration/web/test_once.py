"""What does not change within a request is asked for once."""

import pytest
from flask import Flask

from tests.integration.desk.test_inbox import record_queries
from tests.integration.triage.conftest import confirm
from tests.support.client import HouseClient
from webapp.guidance import editions
from webapp.web.once import once_a_request


@pytest.fixture(autouse=True)
def _published(app: Flask) -> None:
    editions.publish_if_changed()


def test_a_page_asks_for_the_newest_edition_once(client: HouseClient) -> None:
    client.get("/contacts")  # from here on its content is in memory
    asked: list[str] = []
    with record_queries(asked):
        client.get("/contacts")
    assert sum("FROM edition " in each.replace("\n", " ") for each in asked) == 1, asked


def test_the_next_page_is_of_the_edition_published_since(client: HouseClient) -> None:
    before = client.get("/contacts").text
    confirm("lado")
    assert "0161 496 0000" not in before
    assert "0161 496 0000" in client.get("/contacts").text


def test_a_refusal_is_not_remembered(app: Flask) -> None:
    answers = iter([ValueError(), "found"])

    @once_a_request
    def find() -> str:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    with app.test_request_context():
        with pytest.raises(ValueError):
            find()
        assert [find(), find()] == ["found", "found"]
