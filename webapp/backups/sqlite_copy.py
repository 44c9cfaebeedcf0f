"""Copies a SQLite database while others write to it."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import NullPool, create_engine

from webapp.backups import description
from webapp.backups.errors import CopyFailed, DamagedBackup, NotEmpty
from webapp.backups.manifest import digest_of, sync_file, sync_folder
from webapp.database.sqlite import SIDE_FILES
from webapp.extensions import db

FILE = "database.sqlite"
PAGES = 1000  # about 4 MB: between two steps Ctrl+C is heard


def copy_into(folder: Path) -> tuple[str, dict[str, int]]:
    """Copy the database as it is at this moment. Returns its schema and counts."""
    try:
        _copy(_path(), folder / FILE)
    except sqlite3.Error as error:
        raise CopyFailed(str(error)) from error
    engine = create_engine(f"sqlite:///{(folder / FILE).absolute()}", poolclass=NullPool)
    with engine.connect() as connection:
        return description.schema(connection), description.counts(connection)


def _copy(source: Path, target: Path) -> None:
    ours = sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, isolation_level=None)
    with closing(ours), closing(sqlite3.connect(target, isolation_level=None)) as copy:
        # A reader's snapshot: writers go on, and none of them makes the copy begin again.
        ours.execute("BEGIN")
        ours.execute("SELECT 1 FROM sqlite_schema").fetchone()
        ours.backup(copy, pages=PAGES)
        for table in description.LEFT_OUT:
            copy.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names


def require_empty() -> None:
    """Raise NotEmpty if there is a database, or a part of one, which SQLite would read with it."""
    path = _path()
    for file in (path, *(Path(f"{path}{end}") for end in SIDE_FILES if end != "-turn")):
        if file.exists():
            raise NotEmpty(str(file))


def put_back(folder: Path, digest: str) -> None:
    """Put the copy in the database's place, in one step."""
    path = _path()
    draft = path.with_name(f"{path.name}.restoring")
    shutil.copyfile(folder / FILE, draft)
    sync_file(draft)
    if digest_of(draft) != digest:
        raise DamagedBackup(FILE)
    _rename(draft, path)


def _rename(draft: Path, path: Path) -> None:
    try:
        os.link(draft, path)  # unlike a rename, it replaces nothing
    except FileExistsError as error:
        raise NotEmpty(str(path)) from error
    draft.unlink()
    sync_folder(path.parent)


def _path() -> Path:
    return Path(str(db.engine.url.database)).absolute()
