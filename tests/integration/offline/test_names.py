"""Published names reach phones beside the packs, which never have them."""

import pytest
from flask import Flask
from sqlalchemy import update

from tests.support.client import HouseClient
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.offline.pack import build_pack
from webapp.offline.publishing import publish_packs_if_changed
from webapp.organisations.models import Organisation

pytestmark = pytest.mark.postgresql

NAME = "Marple Road & Hall"


@pytest.fixture
def registered(few_pages: Flask) -> Flask:
    with writing():
        db.session.add(Organisation(name=NAME, kind="library", area=""))
    return few_pages


def publish(published: bool = True) -> None:
    with writing():
        db.session.execute(update(Organisation).values(published=published))


def test_a_unit_without_names_costs_a_phone_nothing(registered: Flask, client: HouseClient) -> None:
    publish_packs_if_changed(registered)
    before = client.get("/worker.js").text
    publish()
    assert '"names":true' not in before
    assert '"names":true' in client.get("/worker.js").text.splitlines()[0]
    publish(False)
    assert client.get("/worker.js").text == before


def test_the_list_is_a_name_a_line_and_kept_for_a_day(
    registered: Flask, client: HouseClient
) -> None:
    publish()
    answer = client.get("/names")
    assert answer.text == NAME and answer.content_type == "text/plain; charset=utf-8"
    assert answer.headers["Cache-Control"] == "max-age=86400"


def test_the_form_has_them_for_whoever_has_no_script(
    registered: Flask, client: HouseClient
) -> None:
    publish()
    assert "<option>Marple Road &amp; Hall</option>" in client.get("/report").text


def test_no_pack_has_them(registered: Flask) -> None:
    before = build_pack(registered, ["/report"])
    publish()
    assert build_pack(registered, ["/report"]) == before
