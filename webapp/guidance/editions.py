"""Publishes editions of the guidance, and reads them. Each is immutable; the newest is served."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from webapp.database.insert_once import insert_once
from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance import contacts
from webapp.guidance.approvals import Approval, find_approval
from webapp.guidance.models import Edition
from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import parse_data
from webapp.guidance.source.shapes import EditionFacts
from webapp.web.once import once_a_request

ContentCheck = Callable[[Content], object]

TRIES = 5


class NoEdition(AppError):
    """Nothing has been published yet, because set-up has not run."""

    status = 503
    sentence = (
        "The guidance is not ready yet. Try again in a minute. If anyone is in danger, call 999."
    )


@dataclass(frozen=True)
class PublishedEdition:
    """An edition that phones have or had."""

    name: str
    content: Content
    published_at: datetime


@dataclass(frozen=True)
class ServedEdition:
    """The edition that phones receive, with what its pages say of it.

    `about` says whether its words are approved; `approval` is None for a draft.
    """

    name: str
    content: Content
    about: EditionFacts
    approval: Approval | None


def current() -> PublishedEdition:
    """The newest edition. Raises NoEdition if none has been published."""
    return read(_newest())


def is_any_published() -> bool:
    """Whether phones can have an edition: not before the first start."""
    return db.session.scalar(select(Edition.sequence).limit(1)) is not None


def load_data_on_phones() -> dict[str, Any]:
    """The data of the newest edition. Raises NoEdition."""
    text = db.session.scalars(select(Edition.content).where(Edition.name == _newest().name)).one()
    data: dict[str, Any] = json.loads(text)
    return data


def source_facts() -> dict[str, Any]:
    """The small print of every guidance page: source, approval, review date (M16).

    It gives no verdict on the review date, because phones may show a page years later. Raises
    NoEdition.
    """
    served = find_served()
    return {"edition": served.name, "about": served.about, "approval": served.approval}


@once_a_request
def find_served() -> ServedEdition:
    """What phones receive, and who has approved it. Raises NoEdition."""
    newest = _newest()
    content, approval = read(newest).content, find_approval(newest)
    about = content.edition
    if approval:
        about = replace(about, status="approved", sentence=approval.sentence)
    return ServedEdition(newest.name, content, about, approval)


@once_a_request
def _newest() -> Edition:
    """The row of the newest: one in a request, so that no page mixes the words of two."""
    newest = db.session.scalars(select(Edition).order_by(Edition.sequence.desc()).limit(1)).first()
    if newest is None:
        raise NoEdition()
    db.session.expunge(newest)  # its columns outlive the session's transactions
    return newest


def read(row: Edition) -> PublishedEdition:
    """The edition of this row."""
    return PublishedEdition(row.name, _load_content(row.digest, row.name), row.published_at)


def list_all() -> Sequence[Edition]:
    """Every edition, without its content, the oldest first."""
    return db.session.scalars(select(Edition).order_by(Edition.sequence)).all()


def publish_if_changed(*, check: ContentCheck | None = None) -> PublishedEdition:
    """Publish an edition if words or contacts have changed. Commits. Returns the newest.

    Its name is that of the approved words and a count of changes: 2026.1.0, 2026.1.1, …
    `check` is called with new content before it is written, because an edition is immutable.
    Raises ContentFault where the content files do not hold together, and what `check` raises.
    """
    for _ in range(TRIES):
        if _publish_if_changed(check or (lambda content: None)):
            break
    return current()


def _publish_if_changed(check: ContentCheck) -> bool:
    """False if another process published meanwhile, perhaps without what we have read."""
    # Read before the contacts: a process that publishes in between takes our name, and we retry.
    names = db.session.scalars(select(Edition.name)).all()
    data = contacts.load_data_to_publish()
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    newest = db.session.scalars(select(Edition).order_by(Edition.sequence.desc()).limit(1)).first()
    if newest and newest.digest == digest:
        return True
    check(parse_data(data))
    words = data["edition"]["name"] + "."
    changes = sum(name.startswith(words) for name in names)
    name = f"{words}{changes}"
    return insert_once(
        Edition(name=name, digest=digest, content=text, published_at=datetime.now(UTC))
    )


@lru_cache(maxsize=8)
def _load_content(_digest: str, name: str) -> Content:
    """The content of the edition `name`. Memoised, because its row never changes."""
    text = db.session.scalars(select(Edition.content).where(Edition.name == name)).one()
    return parse_data(json.loads(text))
