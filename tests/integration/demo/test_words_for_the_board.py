"""Words for the board that were written about a demonstration's numbers go with it."""

import pytest
from flask import Flask
from sqlalchemy import select

from tests.integration.demo.year import load, remove
from tests.support.board import draft_of, writes
from tests.support.cast import LEAD, Enter, Person
from tests.support.unit_reports import deliver
from webapp.board.models import BoardDraft
from webapp.extensions import db
from webapp.vocabulary.periods import Period

QUARTER = Period(2026, 2)
WORDS = "More about money."


@pytest.fixture
def lead(started: Flask, enter: Enter) -> Person:
    return enter(LEAD)


def left() -> list[str]:
    db.session.rollback()
    return [*db.session.scalars(select(BoardDraft.changed))]


def test_they_are_gone_with_it(lead: Person) -> None:
    load(5)
    writes(lead, QUARTER)
    assert left() == [WORDS]
    remove()
    assert left() == [] and WORDS not in lead.opens(draft_of(QUARTER)).text


def test_a_real_report_in_between_does_not_keep_them(started: Flask, lead: Person) -> None:
    load(5)
    writes(lead, QUARTER)
    deliver(started)
    remove()
    assert left() == []


def test_words_about_real_numbers_stay(started: Flask, lead: Person) -> None:
    deliver(started)
    load(5, beside=True)
    writes(lead, QUARTER)
    remove()
    assert left() == [WORDS]


def test_words_that_somebody_changed_to_be_about_real_numbers_stay(
    started: Flask, lead: Person
) -> None:
    load(5)
    writes(lead, QUARTER)
    deliver(started)
    writes(lead, QUARTER, changed="Nothing.")
    remove()
    assert left() == ["Nothing."]
