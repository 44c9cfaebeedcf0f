"""Publishes new packs if anything they are built from has changed, and finds the newest."""

import hashlib
from contextlib import suppress
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from webapp.config import current_config
from webapp.database.writing import writing
from webapp.extensions import db
from webapp.guidance import editions
from webapp.offline.models import Pack, PackPublished
from webapp.offline.pack import BuiltPack, BuiltPacks, build_packs
from webapp.vocabulary.times import UK
from webapp.web import assets


def newest_pack() -> Pack | None:
    """The current core of this build; None before the first was published."""
    published = newest_publication()
    return published.pack if published else None


def newest_publication() -> PackPublished | None:
    """Both current packs of this build; None before the first were published.

    Of this build only: while two builds run side by side, each serves its own.
    """
    newest = (
        select(PackPublished)
        .join(PackPublished.pack)
        .where(Pack.build == assets.build())
        .order_by(PackPublished.sequence.desc())
        .limit(1)
    )
    return db.session.scalars(newest).first()


def publish_packs_if_changed(app: Flask) -> PackPublished:
    """The packs of the current edition and build; built only if there are none yet. Commits.

    One row names both, so phones never see one without the other. Building takes seconds; if an
    edition is published meanwhile, it starts again.
    """
    published = None
    while published is None:
        published = _publish(app, made_from=_fingerprint())
    return published


def _publish(app: Flask, *, made_from: str) -> PackPublished | None:
    """None if the inputs changed during the build: the packs may mix two editions."""
    known, newest = _find_publication(made_from), newest_publication()
    if known and newest and _hashes(known) == _hashes(newest):
        return newest
    found = known or build_packs(app)
    if made_from != _fingerprint():
        return None
    with writing():
        core, library = _insert_both(found) if isinstance(found, BuiltPacks) else _hashes(found)
        published = PackPublished(
            pack_hash=core,
            library_hash=library,
            made_from=made_from,
            published_at=datetime.now(UTC),
        )
        db.session.add(published)
    return published


def _find_publication(made_from: str) -> PackPublished | None:
    newest = (
        select(PackPublished)
        .where(PackPublished.made_from == made_from)
        .order_by(PackPublished.sequence.desc())
    )
    return db.session.scalars(newest).first()


def _hashes(published: PackPublished) -> tuple[str, str]:
    return published.pack_hash, published.library_hash


def _insert_both(built: BuiltPacks) -> tuple[str, str]:
    return _insert(built.core).hash, _insert(built.library).hash


def _insert(built: BuiltPack) -> Pack:
    """The row of this pack, whichever process wins the race to insert it."""
    with suppress(IntegrityError), db.session.begin_nested():
        db.session.add(Pack(**vars(built)))
    return db.session.get_one(Pack, built.hash)


def _fingerprint() -> str:
    """A hash of everything a page of the pack can be built from, without building one."""
    config = current_config()
    digest = hashlib.sha256()
    words = (
        config.board_name,
        config.unit_name,
        str(config.unit_hours),
        str(config.secure),
        str(config.papers),
        config.bank_holidays,
        str(datetime.now(UK).year),
    )
    facts = editions.source_facts()
    for part in (assets.build(), facts["edition"], facts["about"].sentence, *words):
        digest.update(part.encode() + b"\0")
    digest.update(_digest_of_sources())
    return digest.hexdigest()


@cache
def _digest_of_sources() -> bytes:
    """Of the files as they were when this process began to publish: it runs those."""
    digest = hashlib.sha256()
    for folder in (Path(__file__).parents[1], assets.templates_dir()):
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".html", ".yaml", ".md") and file.is_file():
                digest.update(file.read_bytes())
    return digest.digest()
