"""Makes a backup of the database while the product serves, with its keys only if asked."""

from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.backups import erased, key_files, manifest, postgresql_dump, sqlite_copy
from webapp.backups.errors import CopyFailed, FolderNotEmpty
from webapp.backups.manifest import Manifest
from webapp.database.writing import writing
from webapp.extensions import db

COPIERS = {"sqlite": sqlite_copy, "postgresql": postgresql_dump}
WITH_KEYS, WITHOUT_KEYS = "with its keys", "without its keys"


def back_up(folder: Path, *, with_keys: bool) -> Manifest:
    """Write a backup into this folder, new or empty. Everything committed before is in it.

    Raises FolderNotEmpty, CopyFailed, ToolMissing or ToolFailed.
    """
    try:
        made = _write(_make_empty(folder), with_keys=with_keys)
    except OSError as error:
        raise CopyFailed(error.strerror or str(error)) from error
    with writing():
        trail.record(Event.BACKUP_MADE, keys=WITH_KEYS if with_keys else WITHOUT_KEYS)
    return made


def copier() -> ModuleType:
    """What copies a database of this kind."""
    return COPIERS[db.engine.dialect.name]


def _write(folder: Path, *, with_keys: bool) -> Manifest:
    now = datetime.now(UTC)
    # Keys before and after: one that goes, and one that comes, while the database is copied.
    names = key_files.copy_into(folder) if with_keys else []
    schema, counts = copier().copy_into(folder)
    names = key_files.copy_into(folder) if with_keys else names
    erased.write(folder)
    made = Manifest(
        made_at=now.isoformat(timespec="seconds"),
        version=version("esafety"),
        database=db.engine.dialect.name,
        schema=schema,
        counts=counts,
        files=manifest.digests(folder, [copier().FILE, erased.FILE, *names]),
    )
    manifest.write(folder, made)
    return made


def _make_empty(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FolderNotEmpty(folder)
    return folder
