"""Tells what is made up from what is real: by the tables, and by nothing that a report says."""

from collections.abc import Iterable

from flask import current_app
from sqlalchemy import select

from sync.memoise import memoise
from webapp.arrivals.models import Demonstration
from webapp.database.failures import has_failed
from webapp.demo.models import DemonstrationOrganisation
from webapp.extensions import db

CACHE, ORGANISATIONS = "esafety-demonstration", "esafety-demonstration-organisations"


def is_loaded() -> bool:
    """Whether anything made up is here, as of ten seconds ago: each page of the unit asks.

    False where the database has just failed.
    """
    if has_failed():
        return False
    if CACHE not in current_app.extensions:
        current_app.extensions[CACHE] = memoise(is_any_here, seconds=10)
    found: bool = current_app.extensions[CACHE]()
    return found


def is_any_here() -> bool:
    """Whether anything made up is here."""
    report = db.session.scalar(select(Demonstration.arrival_id).limit(1))
    return report is not None or bool(_organisations())


def made_up(numbers: Iterable[int]) -> set[int]:
    """Which of the reports of these numbers are made up."""
    if not is_loaded():
        return set()
    these = Demonstration.arrival_id.in_([*numbers])
    return set(db.session.scalars(select(Demonstration.arrival_id).where(these)))


def made_up_organisations() -> frozenset[int]:
    """The numbers of the organisations that are made up, as of ten seconds ago."""
    if not is_loaded():
        return frozenset()
    if ORGANISATIONS not in current_app.extensions:
        current_app.extensions[ORGANISATIONS] = memoise(_organisations, seconds=10)
    found: frozenset[int] = current_app.extensions[ORGANISATIONS]()
    return found


def _organisations() -> frozenset[int]:
    return frozenset(db.session.scalars(select(DemonstrationOrganisation.organisation_id)))
