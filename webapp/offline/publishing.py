"""Publishes a new pack if anything it is built from has changed, and finds the newest."""

import hashlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from webapp.config import current_config
from webapp.extensions import db
from webapp.guidance import editions
from webapp.offline.models import Pack, PackPublished
from webapp.offline.pack import BuiltPack, build_pack
from webapp.web import assets


def newest_pack() -> Pack | None:
    """The current pack of this build; None before the first was published.

    Of this build only: while two builds run side by side, each serves its own.
    """
    newest = (
        select(PackPublished)
        .join(PackPublished.pack)
        .where(Pack.build == assets.build())
        .order_by(PackPublished.sequence.desc())
        .limit(1)
    )
    published = db.session.scalars(newest).first()
    return published.pack if published else None


def publish_pack_if_changed(app: Flask) -> Pack:
    """The pack of the current edition and build; built only if there is none yet. Commits.

    Building takes seconds. If an edition is published meanwhile, it starts again.
    """
    pack = None
    while pack is None:
        pack = _publish(app, made_from=_fingerprint())
    return pack


def _publish(app: Flask, *, made_from: str) -> Pack | None:
    """None if the inputs changed during the build: the pack may mix two editions."""
    known = db.session.scalars(
        select(PackPublished)
        .where(PackPublished.made_from == made_from)
        .order_by(PackPublished.sequence.desc())
    ).first()
    newest = newest_pack()
    if known and known.pack is newest:
        return known.pack
    found = known.pack if known else build_pack(app)
    if made_from != _fingerprint():
        return None
    pack = _insert(found) if isinstance(found, BuiltPack) else found
    db.session.add(
        PackPublished(pack_hash=pack.hash, made_from=made_from, published_at=datetime.now(UTC))
    )
    db.session.commit()
    return pack


def _insert(built: BuiltPack) -> Pack:
    """The row of this pack, whichever process wins the race to insert it."""
    with suppress(IntegrityError), db.session.begin_nested():
        db.session.add(Pack(**vars(built)))
    return db.session.get_one(Pack, built.hash)


def _fingerprint() -> str:
    """A hash of everything a page of the pack can be built from, without building one."""
    config = current_config()
    digest = hashlib.sha256()
    words = (config.board_name, config.unit_name, str(config.unit_hours), str(config.secure))
    for part in (assets.build(), editions.current().name, *words):
        digest.update(part.encode() + b"\0")
    for folder in (Path(__file__).parents[1], assets.templates_dir()):
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".html", ".yaml", ".md") and file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()
