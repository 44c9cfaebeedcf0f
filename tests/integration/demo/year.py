"""Loads and removes a demonstration in the application's context, as its commands do."""

from datetime import UTC, datetime

from flask import current_app
from sqlalchemy import func, select

from tests.support.unit_reports import open_waiting
from webapp.board import drafting
from webapp.demo import (
    away,
    choosing,
    loading,
    marks,
    person,
    receiving,
    removing,
    unregistering,
    working,
)
from webapp.extensions import Base, db

NOW = datetime(2026, 11, 28, tzinfo=UTC)
MARK = ">Made up</span>"


def load(incidents: int = 60, *, beside: bool = False) -> None:
    """As `esafety demo load` does."""
    for step in (loading.load(incidents, until=NOW, beside=beside), iter(open_waiting, 0)):
        list(step)
    list(receiving.receive_older(NOW))
    list(working.work_on_all(NOW))
    choosing.choose_a_few()
    away.go_away(NOW)
    forget()


def remove() -> tuple[int, list[str]]:
    """As `esafety demo remove` does. Returns how many reports went, and which names are left."""
    removed = [0, *removing.remove()][-1]
    drafting.forget_made_up_words()
    kept = unregistering.unregister_all()
    person.remove_if_unused()
    forget()
    return removed, kept


def forget() -> None:
    """As if ten seconds had passed."""
    for cache in (marks.CACHE, marks.ORGANISATIONS):
        current_app.extensions.pop(cache, None)


def counts() -> dict[str, int]:
    """The rows of each table."""
    db.session.rollback()
    tables = Base.metadata.tables.values()
    return {
        table.name: db.session.scalar(select(func.count()).select_from(table)) or 0
        for table in tables
    }
