"""Editions: the guidance as it was given out, written once; every process serves the newest."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

from sqlalchemy import select

from webapp.database.insert_once import insert_once
from webapp.errors import AppError
from webapp.extensions import db
from webapp.guidance import contacts
from webapp.guidance.models import Edition
from webapp.guidance.source.loading import from_plain
from webapp.guidance.source.shapes import Content

Check = Callable[[Content], object]

TRIES = 5


class NoEdition(AppError):
    """Nothing has been published yet: the product has not been started as it should be."""

    status = 503
    sentence = (
        "The guidance is not ready yet. Try again in a minute. If anyone is in danger, call 999."
    )


@dataclass(frozen=True)
class Published:
    """An edition that phones have, or had."""

    name: str
    content: Content
    published_at: datetime


def current() -> Published:
    """The newest edition. Raises NoEdition before the first was published."""
    newest = db.session.scalars(select(Edition).order_by(Edition.sequence.desc()).limit(1)).first()
    if newest is None:
        raise NoEdition()
    return _published(newest)


def edition_named(name: str) -> Published | None:
    """The edition of this name, or None: a report may name one that is not ours."""
    found = db.session.scalars(select(Edition).where(Edition.name == name)).first()
    return _published(found) if found else None


def publish_if_changed(*, check: Check | None = None) -> Published:
    """The newest edition, after publishing a new one where words or contacts have changed. Commits.

    Named after the approved words and the n-th change since: 2026.1.0, 2026.1.1, …
    Raises ContentFault where the content files do not hold together. `check` sees a new edition
    before it is written, for then it stands for ever; what it raises stops it.
    """
    for _ in range(TRIES):
        if _publish_if_changed(check or (lambda content: None)):
            break
    return current()


def _publish_if_changed(check: Check) -> bool:
    """False where another process published meanwhile: it may not have known what we know."""
    # Asked before the contacts are read: whoever publishes in between takes the name we give.
    names = db.session.scalars(select(Edition.name)).all()
    plain = contacts.content_now()
    text = json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
    digest = hashlib.sha256(text.encode()).hexdigest()
    newest = db.session.scalars(select(Edition).order_by(Edition.sequence.desc()).limit(1)).first()
    if newest and newest.digest == digest:
        return True
    check(from_plain(plain))
    words = plain["edition"]["name"] + "."
    changes = sum(name.startswith(words) for name in names)
    name = f"{words}{changes}"
    return insert_once(
        Edition(name=name, digest=digest, content=text, published_at=datetime.now(UTC))
    )


def _published(row: Edition) -> Published:
    return Published(row.name, _parsed(row.digest, row.name), row.published_at)


@lru_cache(maxsize=8)
def _parsed(_digest: str, name: str) -> Content:
    """The content of the edition `name`, parsed once a process: its row never changes."""
    text = db.session.scalars(select(Edition.content).where(Edition.name == name)).one()
    return from_plain(json.loads(text))
