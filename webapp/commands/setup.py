"""Prepares an installation: sealing keys, tables, and the newest edition and pack."""

import logging
from datetime import date, datetime

from flask import current_app

from webapp.approvals import correcting
from webapp.database import migrating
from webapp.database.writing import writing
from webapp.guidance import approvals, contacts, corrections, editions
from webapp.keys import keyring, known
from webapp.offline import publishing
from webapp.offline.pack import PageUnfit
from webapp.texts import storage_keys
from webapp.triage.checking import check_content
from webapp.vocabulary.times import UK

MISFIT = "The guidance that a lead corrected does not fit this release, so nothing is published."
NOT_MADE = (
    "With the guidance that a lead corrected a page cannot be made, so phones keep their pages."
)

log = logging.getLogger(__name__)


def prepare() -> None:
    """Create tables and keys, and publish. Idempotent. Needs an app context.

    Raises KeysAreElsewhere where the database was used with keys and none of them is here,
    StorageKeysMissing where texts are sealed with a key that is not here.
    """
    migrating.upgrade()
    ensure_keys()
    publish()


def ensure_keys() -> None:
    """Make the first keys of this database, or find that they are here. Commits.

    Raises as `prepare` does.
    """
    with writing():
        known.settle(
            known.Kind.SEALING, here=keyring.kids, make=keyring.ensure, folder=keyring.folder()
        )
        known.settle(
            known.Kind.STORAGE,
            here=storage_keys.kids,
            make=storage_keys.ensure,
            folder=storage_keys.folder(),
        )
    storage_keys.ensure()


def publish() -> str:
    """Publish a new edition and pack if anything changed. Returns the names of the current ones.

    Where a lead's corrections do not fit this release, or a page cannot be made with them, phones
    keep what they have. Raises ContentFault, TreeNotSound or MustBeSeen, having written nothing,
    and PageUnfit, where they are not why.
    """
    edition = _publish_edition()
    return f"Edition {edition.name}, {_publish_packs()}"


def _publish_packs() -> str:
    try:
        return f"pack {publishing.publish_packs_if_changed(current_app).pack_hash}"
    except PageUnfit as fault:
        if not corrections.current():
            raise
        log.error("%s\n%s\n%s", NOT_MADE, fault, correcting.WAYS_OUT)
        return f"no pack: {fault}"


def _publish_edition() -> editions.PublishedEdition:
    try:
        return editions.publish_if_changed(check=check_content)
    except correcting.FAULTS:
        fault = correcting.find_misfit()
        if not fault or not editions.is_any_published():
            raise
        log.error("%s\n%s\n%s", MISFIT, fault, correcting.WAYS_OUT)
        return editions.current()


class Republisher:
    """The opener's periodic task: publishes what was confirmed, corrected or approved since.

    And once a day: a confirmation runs out, a closure is over, another year's bank holidays begin.

    It remembers this in memory only. A new process therefore publishes once, which is a no-op
    if nothing changed, and nothing of it is lost when a process is killed.
    """

    def __init__(self) -> None:
        self._published: tuple[int, int, tuple[int, int], date] | None = None

    def __call__(self) -> None:
        """Publish if needed; four small queries if not."""
        newest = (
            contacts.newest_confirmation_number(),
            corrections.newest_number(),
            approvals.newest_numbers(),
            datetime.now(UK).date(),
        )
        if newest != self._published:
            publish()
            self._published = newest
