"""Inserting once: whoever loses the race leaves nothing behind."""

import pytest
from flask import Flask
from sqlalchemy import select

from webapp.database.insert_once import insert_once
from webapp.extensions import db
from webapp.people.models import Role

pytestmark = pytest.mark.postgresql


def names() -> list[str]:
    return list(db.session.scalars(select(Role.name)))


def add(name: str) -> None:
    db.session.add(Role(name=name))


def test_a_new_row_is_committed_with_what_is_added_beside_it(app: Flask) -> None:
    assert insert_once(Role(name="officer"), also=lambda: add("lead"))

    db.session.rollback()
    assert sorted(names()) == ["lead", "officer"]


def test_a_second_row_of_the_same_key_is_rolled_back_with_what_is_beside_it(app: Flask) -> None:
    insert_once(Role(name="officer"))

    assert not insert_once(Role(name="officer"), also=lambda: add("lead"))

    assert names() == ["officer"]
