"""Puts the organisations of a demonstration into the register, with what their spellings mean."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from webapp.database.writing import writing
from webapp.demo.models import DemonstrationOrganisation
from webapp.demo.person import find_or_make
from webapp.demo.register import Entry, entries
from webapp.extensions import db
from webapp.organisations import aliases, publishing
from webapp.organisations.models import Organisation, OrganisationAlias
from webapp.organisations.register import OWNER
from webapp.organisations.spelling import fold
from webapp.reports.models import Report
from webapp.texts.writing import write_text

A_YEAR = timedelta(days=365)


def register_all(until: datetime, *, publish: bool) -> None:
    """Register them as of `until`, each marked, but for those that are in the register by name.

    `publish`: also the names that the demonstration has on phones. Raises StorageKeyAway.
    """
    person = find_or_make()
    with writing():
        known = {fold(name) for name in db.session.scalars(select(Organisation.name))}
        for entry in entries(until.date()):
            if fold(entry.name) not in known:
                organisation = _add(entry)
                _confirm(organisation, entry, person, until - A_YEAR)
                organisation.published = publish and _may_be_published(organisation, entry)


def _add(entry: Entry) -> Organisation:
    organisation = Organisation(
        name=entry.name, kind=entry.kind, area=entry.area, since=entry.since, until=entry.until
    )
    db.session.add(organisation)
    db.session.flush()
    write_text(OWNER, organisation.id, entry.contact.encode())
    db.session.add(DemonstrationOrganisation(organisation_id=organisation.id))
    return organisation


def _confirm(organisation: Organisation, entry: Entry, person: int, at: datetime) -> None:
    """As `aliases.remember`, by the demonstration's account. Nothing changes for real reports."""
    spellings = {one for name in entry.spellings if (one := aliases.hash_spelling(name))}
    for one in spellings - _known(spellings):
        db.session.add(
            OrganisationAlias(
                spelling=one,
                organisation_id=organisation.id,
                confirmed_by=person,
                confirmed_at=at.astimezone(UTC),
            )
        )
    db.session.flush()


def _known(spellings: Collection[str]) -> set[str]:
    """Those that mean something, or that a report has, which is real before any is loaded."""
    query = select(Report.spelling).where(Report.spelling.in_(spellings))
    meant = aliases.find_meant(db.session.connection(), spellings)
    return {*meant, *filter(None, db.session.scalars(query.distinct()))}


def _may_be_published(organisation: Organisation, entry: Entry) -> bool:
    """By the rules of publishing, of which this is one: its spelling means it."""
    spelling = publishing.spelling_for(organisation)
    meant = aliases.find_meant(db.session.connection(), [spelling])
    return entry.is_published and meant.get(spelling) == organisation.id
