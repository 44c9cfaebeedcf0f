"""An office with something on every page of the unit, for tests that open them all."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from flask import Flask
from sqlalchemy import select

from tests.support.cast import FIRST_PERSON, OFFICER, Enter, Person
from tests.support.cover import goes_away
from tests.support.in_hand import number_of
from tests.support.incidents import incident_of
from tests.support.searches import address_found
from tests.support.second_person import proposes
from tests.support.tasks import day
from tests.support.unit_pages import UnitPage, unit_pages
from tests.support.unit_reports import add_copies, deliver
from webapp.approvals import correcting
from webapp.arrivals.models import PaperForm
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.guidance import editions
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.reports.names import names_in
from webapp.reports.whole import whole_of
from webapp.texts import name_tokens

CLUBS = ("Marple Road Sports Club", "Marple Judo")
CALL = {
    "who": "unit",
    "at": "2026-11-23T18:40+00:00",
    "reference": "Marple 4417",
    "result": "spoke",
}
NAMES = {"contact_name": "Jo Marple", "rung": [CALL]}
# What the worker typed as the organisation, by what happened to the report.
TYPED = {
    "suggested": "Marple Rd Sports Club",
    "unknown": "Marple something",
    "confirmed": "the Marple lot",
    "chosen": "Marple people",
    "received": "Marple",
    "left out": "Marple Judo",
}
FILTERED = "types=sexual&rank=routine&setting=sports_club&organisation=1&since=2020-01-01"


class BusyOffice(NamedTuple):
    """Somebody who may open everything, the numbers of the reports by TYPED, and a search."""

    person: Person
    reports: dict[str, int]
    search: str

    def pages(self, app: Flask) -> Iterator[UnitPage]:
        """Every page of the unit, every list filtered too, and the page of each report."""
        known = {
            "name": "lado",
            "token": self.search,
            "other": 2,
            "filename": "x",
            "shown": self.shown,
        }
        for page in unit_pages(app, number=1, **known):
            yield page
            if page.endpoint == "desk.start":
                yield page._replace(address=f"{page.address}&{FILTERED}")
            if page.endpoint == "board.draft":
                yield page._replace(address=f"{page.address}?period=2025")
        for number in self.reports.values():
            yield UnitPage("incidents.report", f"/unit/reports/{number}", {})

    @property
    def shown(self) -> str:
        """What a refresh asks for: the first incidents."""
        return ".".join(str(number) for number in range(1, len(TYPED)))


def fill_office(app: Flask, enter: Enter, *, copies: int = 30) -> BusyOffice:
    """Incidents in every lane, organisations, an edition, and a search for all of them."""
    editions.publish_if_changed()
    correcting.propose({}, after=0, texts=0, pages=0)
    found = {name: _deliver(app, typed) for name, typed in TYPED.items()}
    first = found["suggested"]
    found["correction"] = _deliver(app, CLUBS[0], amends=first.report_id)
    _copy(first, copies)
    numbers = {name: report.id for name, report in found.items()}
    person = enter(FIRST_PERSON)
    _mark_as_keyed_in(first.id)
    for name in CLUBS:
        entry = {"name": name, "kind": "sports_club", "area": "", "contact": ""}
        person.submits("/unit/organisations/add", entry)
    _act(person, numbers)
    return BusyOffice(person, numbers, address_found(person, "marple").rsplit("/", 1)[1])


def _deliver(app: Flask, organisation: str, **changes: object) -> Report:
    return deliver(app, answers={**NAMES, "organisation": organisation}, **changes)


def _copy(report: Report, count: int) -> None:
    """Copies that Find finds; their texts were not copied."""
    hashed = name_tokens.hash_names(names_in(whole_of(report).answers))
    before = set(db.session.scalars(select(Report.id)))
    add_copies(report, count, amends=None)
    copies = set(db.session.scalars(select(Report.id))) - before
    with writing():
        name_tokens.keep(db.session.connection(), dict.fromkeys(copies, hashed))


def _act(person: Person, numbers: dict[str, int]) -> None:
    """One act of each kind, through the pages' own forms."""
    first, second = {"organisation": "1"}, {"organisation": "2", "seen": "0"}
    for name, act, sent in (
        ("confirmed", "/organisation", first),
        ("chosen", "/organisation/chosen", second),
        ("received", "/received", {}),
    ):
        address = f"/unit/reports/{numbers[name]}{act}"
        assert person.submits(address, sent, page="/unit/find").status_code == 302
    task = {"task-text": "Ring them", "task-to": "1", "task-due": day().isoformat()}
    address = f"/unit/reports/{numbers['received']}/tasks"
    assert person.submits(address, task, page="/unit/find").status_code == 302
    proposes(person)
    goes_away(person, FIRST_PERSON, person=number_of(OFFICER))
    incident = incident_of(numbers["left out"])
    chosen = {"chosen": f"{incident.id}.{incident.last_sequence}", "reason": "junk"}
    assert person.submits("/unit/not-a-report", chosen).status_code == 302


def _mark_as_keyed_in(number: int) -> None:
    """As if the person signed in had keyed it in."""
    keyer = db.session.scalars(select(User.id).where(User.email == FIRST_PERSON.email)).one()
    form = {"came_on": date(2026, 11, 3), "came_by": "post", "person_id": keyer}
    with writing():
        db.session.add(PaperForm(arrival_id=number, **form))
