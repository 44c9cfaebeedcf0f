"""The drill: back up, erase, rotate, destroy the month's key, restore, erase again."""

import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flask import Flask
from sqlalchemy import select

from tests.integration.texts.test_canaries import inside as in_every_field
from tests.support.product import Product
from tests.support.reports import post, sealed_report, uuid7
from tests.support.unit_reports import deliver, open_waiting
from webapp.app import create_app
from webapp.arrivals.models import Arrival, extract_sealed
from webapp.config import Config
from webapp.extensions import db
from webapp.incidents.models import Incident, IncidentFact
from webapp.keys import keyring
from webapp.organisations.aliases import hash_spelling
from webapp.organisations.models import Organisation, OrganisationAlias
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.texts import storage_keys
from webapp.texts.models import DataKey
from webapp.texts.reading import Erased, open_sealed, read_texts
from webapp.texts.sealing import RAW, REPORT
from webapp.texts.storage_keys import StorageKeyAway

CORRECTIONS = 29
CLUB = "Marple Road Sports Club"
WHY = ("--reason", "asked", "--by", "Ada Lead", "--yes")
FIGURES = (Incident.lane, Incident.rank, Incident.counted_on, Incident.organisation_id)


@dataclass(frozen=True)
class Words:
    """What was written in the reports that are erased, and in those that stay."""

    gone: str
    stays: str


@contextmanager
def entered(product: Product) -> Iterator[Flask]:
    """The application on this installation, in this process."""
    app = create_app(Config.from_environment(product.environment))
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


def plant(product: Product, words: Words) -> tuple[str, str]:
    """The references of a report, and of another incident with its corrections, to be erased."""
    product.esafety("db", "upgrade")
    with entered(product) as app:
        storage_keys.ensure()
        _register(CLUB)
        for _ in range(6):
            deliver(app, answers={"before_we_ring": words.stays, "organisation": CLUB})
        alone = deliver(app, inside=in_every_field(words.gone))
        root = uuid7()
        send(app, words, root)
        first = db.session.query(Report).filter_by(report_id=root).one()
        return alone.reference, first.reference


def send(app: Flask, words: Words, root: str) -> None:
    whole = in_every_field(words.gone)
    post(app.test_client(), sealed_report({**whole, "amends": None}, report_id=root))
    for _ in range(CORRECTIONS):
        post(app.test_client(), sealed_report({**whole, "amends": root}))
    assert open_waiting() == 1 + CORRECTIONS


def _register(name: str) -> None:
    now = datetime.now(UTC)
    account: dict[str, Any] = {"email": "o@example.org", "name": "Olu", "password": ""}
    db.session.add(User(**account, active=False, fs_uniquifier="o", created_at=now))
    db.session.add(Organisation(name=name, kind="sports_club", area=""))
    db.session.flush()
    meant = {"spelling": hash_spelling(name), "organisation_id": 1}
    db.session.add(OrganisationAlias(**meant, confirmed_by=1, confirmed_at=now))
    db.session.commit()


def erase(product: Product, alone: str, incident: str, words: Words, aside: Path) -> None:
    """Erase both, and what still waits under the id of the first; destroy the month's key."""
    with entered(product) as app:
        id = db.session.query(Report).filter_by(reference=alone).one().report_id
        post(app.test_client(), sealed_report(in_every_field(words.gone), report_id=id))
    product.esafety("erase", alone, *WHY)
    product.esafety("erase", incident, "--whole-incident", *WHY)
    product.esafety("keys", "rotate-storage")
    shutil.copytree(product.folder / "instance" / "storage-keys", aside)
    product.esafety("keys", "destroy-storage", "1", "--yes")


def take_keys(product: Product, *, of: Product) -> None:
    """Every key of another installation."""
    for name in ("keys", "storage-keys"):
        target = product.folder / "instance" / name
        shutil.copytree(of.folder / "instance" / name, target, dirs_exist_ok=True)


def readable(product: Product) -> bytes:
    """Everything that the keys of this installation open."""
    with entered(product):
        numbers = [*db.session.scalars(select(DataKey.owner_id))]
        arrivals = [*db.session.scalars(select(Arrival).where(Arrival.raw != b""))]
        return b"\n".join([*_texts(numbers), *_insides(arrivals)])


def _texts(numbers: list[int]) -> Iterator[bytes]:
    for number in numbers:
        with suppress(StorageKeyAway):
            yield from read_texts(REPORT, [number]).values()


def _insides(arrivals: list[Arrival]) -> Iterator[bytes]:
    for one in arrivals:
        with suppress(StorageKeyAway, Erased):
            raw = one.raw
            if one.status == "opened":
                raw = open_sealed(REPORT, one.sequence, RAW, raw)
            yield keyring.unseal(extract_sealed(raw))[1]


def figures(product: Product) -> dict[str, Counter[Any]]:
    """Incidents by lane, rank, day and organisation; answers by question and code; reports."""
    with entered(product):
        found = {one.key: Counter(db.session.scalars(select(one))) for one in FIGURES}
        facts = db.session.execute(select(IncidentFact.question, IncidentFact.code))
        found["facts"] = Counter(map(tuple, facts))
        found["reports"] = Counter(db.session.scalars(select(Report.rank)))
        return found
