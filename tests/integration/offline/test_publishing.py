"""Publishing: a pack is built once, never changed, and served for ever."""

from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import func, select

from tests.support.client import HouseClient
from tests.support.pack_pages import FEW
from webapp.config import bind_config, current_config
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.guidance import contacts, editions
from webapp.offline import pack as packs
from webapp.offline import publishing
from webapp.offline.models import Pack, PackPublished
from webapp.offline.pack import BuiltPacks, PageUnfit, build_pack
from webapp.offline.publishing import newest_pack, publish_packs_if_changed

pytestmark = pytest.mark.postgresql


def name_the_board(app: Flask, name: str) -> None:
    bind_config(app, replace(current_config(), board_name=name))
    app.jinja_env.globals["board_name"] = name


def count(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


def edition_of(pack_hash: str | None) -> str:
    return db.session.get_one(Pack, pack_hash).edition


def test_a_second_start_builds_nothing(few_pages: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    first = publish_packs_if_changed(few_pages)
    monkeypatch.setattr(publishing, "build_packs", lambda app: pytest.fail("built again"))
    assert publish_packs_if_changed(few_pages) is first
    assert count(PackPublished) == 1


def test_new_words_are_a_new_pack(few_pages: Flask) -> None:
    first = publish_packs_if_changed(few_pages).pack_hash
    name_the_board(few_pages, "Another board")
    second = publish_packs_if_changed(few_pages).pack_hash
    assert second != first
    assert newest_pack().hash == second  # type: ignore[union-attr]


def test_going_back_to_old_words_serves_the_old_pack_again(
    few_pages: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = publish_packs_if_changed(few_pages).pack_hash
    before = current_config().board_name
    name_the_board(few_pages, "Another board")
    publish_packs_if_changed(few_pages)
    name_the_board(few_pages, before)
    monkeypatch.setattr(publishing, "build_packs", lambda app: pytest.fail("built again"))
    assert publish_packs_if_changed(few_pages).pack_hash == first
    assert newest_pack().hash == first  # type: ignore[union-attr]
    assert count(Pack) == 4


def test_an_old_pack_is_still_served(few_pages: Flask, client: HouseClient) -> None:
    first = publish_packs_if_changed(few_pages)
    name_the_board(few_pages, "Another board")
    assert publish_packs_if_changed(few_pages).library_hash != first.library_hash
    for pack_hash in (first.pack_hash, first.library_hash):
        assert client.get(f"/pack/{pack_hash}").status_code == 200


def test_a_pack_of_another_build_is_never_the_newest(few_pages: Flask) -> None:
    publish_packs_if_changed(few_pages).pack.build = "anotherbuild"
    db.session.commit()
    assert newest_pack() is None


def test_an_edition_published_during_a_build_is_in_the_newest_pack(
    few_pages: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    build, confirmations = publishing.build_packs, iter(["0161 496 0000"])

    def slowly(app: Flask) -> BuiltPacks:
        built = build(app)
        for number in confirmations:
            contacts.confirm("lado", number, by="Lena Lead", next_check=date(2099, 1, 1))
            editions.publish_if_changed()
        return built

    monkeypatch.setattr(publishing, "build_packs", slowly)
    before = editions.current().name
    published = publish_packs_if_changed(few_pages)
    assert before != editions.current().name
    assert {published.pack.edition, edition_of(published.library_hash)} == {editions.current().name}
    assert count(Pack) == 2


def test_a_pack_that_another_process_inserted_first_is_used(few_pages: Flask) -> None:
    built = build_pack(few_pages, FEW)
    with writing():
        publishing._insert(built)
        assert publishing._insert(built).hash == built.hash
    assert count(Pack) == 1


def test_one_row_names_both_packs_and_a_failure_publishes_neither(
    few_pages: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "library_paths", lambda: ["/nothing-here"])
    with pytest.raises(PageUnfit):
        publish_packs_if_changed(few_pages)
    db.session.rollback()
    assert (count(Pack), count(PackPublished)) == (0, 0)
