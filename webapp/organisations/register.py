"""Reads and changes the register. Each change is recorded by number: names may be people's own."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from functools import lru_cache

from sqlalchemy import select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.columns import HIGHEST
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.organisations.models import Organisation
from webapp.organisations.publishing import withdraw
from webapp.organisations.spelling import fold, fold_letters
from webapp.texts.reading import read_texts
from webapp.texts.writing import write_text
from webapp.web.paging import PAGE_SIZE, Paging, paging

# Whose sealed text it is: how to reach the organisation.
OWNER = "organisation"


class NoSuchOrganisation(AppError):
    """There is no organisation with this number."""

    status = 404
    sentence = "There is no organisation with this number."


class AlreadyRegistered(AppError):
    """Another has this name in this area, perhaps in another spelling."""

    status = 409
    sentence = "There is an organisation with this name in this area already"

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number


class ChangedMeanwhile(AppError):
    """It is not as the page showed it any more: somebody else has changed it."""

    status = 409
    sentence = "A colleague has changed this organisation meanwhile. Nothing was saved."


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What the unit writes about an organisation."""

    name: str
    kind: str
    area: str
    contact: str
    since: date | None
    until: date | None

    @property
    def version(self) -> str:
        """Which entry a page showed. It is another as soon as one letter differs."""
        return hashlib.sha256(repr(astuple(self)).encode()).hexdigest()[:16]


def list_page(page: int) -> tuple[Sequence[Organisation], Paging]:
    """A page of the register by name, and which page that is."""
    names = db.session.execute(select(Organisation.id, Organisation.name)).all()
    numbers = [row.id for row in sorted(names, key=lambda row: (_place(row.name), row.id))]
    which = paging(page, total=len(numbers))
    shown = numbers[which.offset : which.offset + PAGE_SIZE]
    found = db.session.scalars(select(Organisation).where(Organisation.id.in_(shown)))
    return sorted(found, key=lambda one: shown.index(one.id)), which


@lru_cache(maxsize=10_000)
def _place(name: str) -> tuple[str, str]:
    """Where people look for it: databases sort capitals and accents each in their own way."""
    return fold_letters(name), name


def load(number: int) -> Organisation:
    """The organisation with this number. Raises NoSuchOrganisation."""
    found = db.session.get(Organisation, number) if number <= HIGHEST else None
    if found is None:
        raise NoSuchOrganisation()
    return found


def names_of(numbers: Collection[int]) -> dict[int, str]:
    """The names of those of these organisations that there are, by number."""
    asked = [number for number in numbers if number <= HIGHEST]
    query = select(Organisation.id, Organisation.name).where(Organisation.id.in_(asked))
    return {row.id: row.name for row in db.session.execute(query)}


def read_entry(number: int) -> Entry:
    """What is written about it. Raises NoSuchOrganisation, StorageKeyAway."""
    found = load(number)
    return Entry(
        name=found.name,
        kind=found.kind,
        area=found.area,
        contact=read_texts(OWNER, [number]).get(number, b"").decode(),
        since=found.since,
        until=found.until,
    )


def add(entry: Entry) -> int:
    """Put it into the register. Returns its number. Raises AlreadyRegistered."""
    _refuse_a_second(Organisation(), entry)
    with writing():
        organisation = Organisation()
        _write(organisation, entry)
        trail.record(Event.ORGANISATION_ADDED, number=str(organisation.id))
        return organisation.id


def change(number: int, entry: Entry, *, shown: str) -> int:
    """Write it afresh. `shown` is the version that the page showed. Returns its number.

    Raises NoSuchOrganisation, AlreadyRegistered, ChangedMeanwhile.
    """
    _refuse_a_second(load(number), entry)
    with writing():
        now = read_entry(number)
        if now == entry:
            return number
        if now.version != shown:
            raise ChangedMeanwhile()
        _write(load(number), entry)
        trail.record(Event.ORGANISATION_CHANGED, number=str(number))
        return number


def withdraw_name(number: int) -> None:
    """Publish its name no longer. Raises NoSuchOrganisation."""
    with writing():
        withdraw(load(number))


def _write(organisation: Organisation, entry: Entry) -> None:
    _refuse_a_second(organisation, entry)
    if organisation.id and (organisation.name, organisation.kind) != (entry.name, entry.kind):
        withdraw(organisation)  # what was published was another name, or another kind
    organisation.name, organisation.kind, organisation.area = entry.name, entry.kind, entry.area
    organisation.since, organisation.until = entry.since, entry.until
    db.session.add(organisation)
    db.session.flush()
    write_text(OWNER, organisation.id, entry.contact.encode())


def _refuse_a_second(organisation: Organisation, entry: Entry) -> None:
    """Reads each name. Called before the lock is taken too, so that inside it most is known."""
    wanted = _fold(entry.name, entry.area)
    if organisation.id and _fold(organisation.name, organisation.area) == wanted:
        return  # of two that are registered already, each can still be changed
    with db.session.no_autoflush:
        known = db.session.execute(select(Organisation.id, Organisation.name, Organisation.area))
        for number, name, area in known.all():
            if _known(name, area) == wanted:
                raise AlreadyRegistered(number)


def _fold(name: str, area: str) -> tuple[str, str]:
    """How two are compared: folded, or as written where folding leaves nothing."""
    return fold(name) or name, fold(area) or area


@lru_cache(maxsize=10_000)
def _known(name: str, area: str) -> tuple[str, str]:
    """Names of the register only."""
    return _fold(name, area)
