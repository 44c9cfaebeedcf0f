"""The privacy notice tells what Article 13 of UK GDPR asks for, and what is not filled in."""

from pathlib import Path

import pytest
from flask import Flask

from tests.support.client import HouseClient
from tests.support.privacy import PRIVACY
from tests.support.reading import links, text_of
from webapp.app import create_app
from webapp.config import Config

NOTICE = "/privacy/notice"


@pytest.fixture(scope="module")
def filled_in(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    folder: Path = tmp_path_factory.mktemp("instance")
    app = create_app(Config.from_environment({"INSTANCE_DIR": str(folder), **PRIVACY}))
    app.test_client_class = HouseClient
    return app


def test_it_prints_each_field(filled_in: Flask) -> None:
    text = text_of(filled_in.test_client().get(NOTICE))
    assert [value for value in PRIVACY.values() if value not in text] == []
    assert "Not filled in yet" not in text and "trial" not in text


@pytest.mark.parametrize(
    "told",
    ["corrected, erased or restricted", "object", "Information Commissioner", "There are none."],
)
def test_it_tells_rights_the_regulator_and_that_no_computer_decides(
    filled_in: Flask, told: str
) -> None:
    assert told in text_of(filled_in.test_client().get(NOTICE))


def test_the_short_page_names_who_is_responsible_and_leads_to_it(filled_in: Flask) -> None:
    page = filled_in.test_client().get("/privacy")
    assert PRIVACY["PRIVACY_CONTROLLER"] in text_of(page)
    assert NOTICE in links(page)


@pytest.mark.parametrize(("path", "fields"), [(NOTICE, 6), ("/privacy", 1)])
def test_a_trial_says_what_is_not_filled_in(client: HouseClient, path: str, fields: int) -> None:
    text = text_of(client.get(path))
    assert text.count("Not filled in yet") == fields
    assert "his is a trial" in text
