"""Publishes a new pack when anything it is made from has changed, and finds the newest."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from webapp.config import Config
from webapp.extensions import db
from webapp.guidance import editions
from webapp.offline.models import Pack, PackPublished
from webapp.offline.pack import BuiltPack, build_pack
from webapp.web import assets


def newest_pack() -> Pack | None:
    """The pack that this build's phones are told of; None before the first start has ended.

    Of this build only: while two builds run beside each other, each tells of its own.
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
    """The pack for what is there now, built only where none was made from the same. Commits.

    Building takes seconds; where an edition comes out meanwhile, it is begun anew.
    """
    config: Config = app.extensions["esafety-config"]
    pack = None
    while pack is None:
        pack = _publish(app, made_from=_fingerprint(config))
    return pack


def _publish(app: Flask, *, made_from: str) -> Pack | None:
    """None where what it is made from was overtaken: it may be half of one edition."""
    known = db.session.scalars(
        select(PackPublished)
        .where(PackPublished.made_from == made_from)
        .order_by(PackPublished.sequence.desc())
    ).first()
    newest = newest_pack()
    if known and known.pack is newest:
        return known.pack
    found = known.pack if known else build_pack(app)
    if made_from != _fingerprint(app.extensions["esafety-config"]):
        return None
    pack = _keep(found) if isinstance(found, BuiltPack) else found
    db.session.add(
        PackPublished(pack_hash=pack.hash, made_from=made_from, published_at=datetime.now(UTC))
    )
    db.session.commit()
    return pack


def _keep(built: BuiltPack) -> Pack:
    """The row of this pack; another process may have written it in the same moment."""
    try:
        with db.session.begin_nested():
            db.session.add(Pack(**vars(built)))
    except IntegrityError:
        pass
    return db.session.get_one(Pack, built.hash)


def _fingerprint(config: Config) -> str:
    """A hash over everything that a kept page can be made from, without making one."""
    digest = hashlib.sha256()
    words = (config.board_name, config.unit_name, config.unit_hours, str(config.secure))
    for part in (assets.build(), editions.current().name, *words):
        digest.update(part.encode() + b"\0")
    for folder in (Path(__file__).parents[1], assets.templates_dir()):
        for file in sorted(folder.rglob("*")):
            if file.suffix in (".py", ".html", ".yaml", ".md") and file.is_file():
                digest.update(file.read_bytes())
    return digest.hexdigest()
