"""Publishing: a pack is built once, never changed, and served for ever."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.client import HouseClient
from webapp.config import bind_config, current_config
from webapp.extensions import db
from webapp.guidance import contacts, editions
from webapp.offline import publishing
from webapp.offline.models import Pack, PackPublished
from webapp.offline.pack import BuiltPack
from webapp.offline.publishing import newest_pack, publish_pack_if_changed


def name_the_board(app: Flask, name: str) -> None:
    bind_config(app, replace(current_config(), board_name=name))
    app.jinja_env.globals["board_name"] = name


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_a_second_start_builds_nothing(few_pages: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    first = publish_pack_if_changed(few_pages)
    monkeypatch.setattr(publishing, "build_pack", lambda app: pytest.fail("built again"))
    assert publish_pack_if_changed(few_pages).hash == first.hash
    assert count(PackPublished) == 1


def test_new_words_are_a_new_pack(few_pages: Flask) -> None:
    first = publish_pack_if_changed(few_pages).hash
    name_the_board(few_pages, "Another board")
    second = publish_pack_if_changed(few_pages).hash
    assert second != first
    assert newest_pack().hash == second  # type: ignore[union-attr]


def test_going_back_to_old_words_serves_the_old_pack_again(
    few_pages: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish_pack_if_changed(few_pages).hash
    before = current_config().board_name
    name_the_board(few_pages, "Another board")
    publish_pack_if_changed(few_pages)
    name_the_board(few_pages, before)
    monkeypatch.setattr(publishing, "build_pack", lambda app: pytest.fail("built again"))
    assert publish_pack_if_changed(few_pages).hash == first
    assert newest_pack().hash == first  # type: ignore[union-attr]
    assert count(Pack) == 2


def test_an_old_pack_is_still_served(few_pages: Flask, client: HouseClient) -> None:
    first = publish_pack_if_changed(few_pages).hash
    name_the_board(few_pages, "Another board")
    publish_pack_if_changed(few_pages)
    assert client.get(f"/pack/{first}").status_code == 200


def test_a_pack_of_another_build_is_never_the_newest(few_pages: Flask) -> None:
    publish_pack_if_changed(few_pages).build = "anotherbuild"
    db.session.commit()
    assert newest_pack() is None


def test_an_edition_published_during_a_build_is_in_the_newest_pack(
    few_pages: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, confirmations = publishing.build_pack, iter(["0161 496 0000"])

    def slowly(app: Flask) -> BuiltPack:
        built = build(app)
        for number in confirmations:
            contacts.confirm("lado", number, by="Lena Lead", next_check=date(2099, 1, 1))
            editions.publish_if_changed()
        return built

    monkeypatch.setattr(publishing, "build_pack", slowly)
    assert publish_pack_if_changed(few_pages).edition == editions.current().name == "2026.1.1"
    assert count(Pack) == 1


def test_a_pack_that_another_process_inserted_first_is_used(few_pages: Flask) -> None:
    built = publishing.build_pack(few_pages)
    publishing._insert(built)
    assert publishing._insert(built).hash == built.hash
    assert count(Pack) == 1
