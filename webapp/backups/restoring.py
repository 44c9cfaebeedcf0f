"""Puts a backup into an empty installation."""

from pathlib import Path

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.backups import key_files, manifest
from webapp.backups.errors import NewerBackup, OtherDatabase
from webapp.backups.making import copier
from webapp.backups.manifest import Manifest
from webapp.database.migrating import MIGRATIONS
from webapp.database.writing import writing
from webapp.extensions import db


def restore(folder: Path) -> Manifest:
    """Put back the database, and the keys that the backup has. Looks at all of it before it writes.

    Raises NotABackup, NewerBackup, OtherDatabase, NotEmpty, OtherKeys, DamagedBackup, ToolMissing
    or ToolFailed, each with nothing restored.
    """
    found = manifest.read(folder)
    _require_known(found)
    copier().require_empty()
    manifest.require_undamaged(folder, found)
    key_files.require_fitting(folder, found.key_files)
    # The keys first: without them nobody can read what is in the database.
    key_files.put_back(folder, found.key_files)
    copier().put_back(folder, found.files[found.database_file])
    return found


def record(found: Manifest) -> None:
    """Record it in the audit log of the restored database, which must have today's tables."""
    with writing():
        trail.record(Event.BACKUP_RESTORED, made_at=found.made_at)


def _require_known(found: Manifest) -> None:
    if found.database != db.engine.dialect.name:
        raise OtherDatabase(found.database)
    from alembic.script import ScriptDirectory  # a fifth of what a process would import

    scripts = ScriptDirectory(str(MIGRATIONS))
    if found.schema not in {step.revision for step in scripts.walk_revisions()}:
        raise NewerBackup(found.version)
