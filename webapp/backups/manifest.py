"""The manifest of a backup: its version and schema, how many rows, and each file's digest.

It is written last, so a folder without one is an interrupted backup. It shows damage, not forgery.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from webapp.backups.errors import DamagedBackup, NewerBackup, NotABackup

FORMAT = 1
NAME = "manifest.json"
# The only names that a backup has, so that no manifest can name a file elsewhere.
LEGAL = re.compile(r"database\.(sqlite|dump)|erased\.json|secret-key|(storage-)?keys/[\w-][\w.-]*")


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """`made_at` is ISO 8601 in UTC; `schema` the newest migration; `counts` has rows by table.

    `files` has the SHA-256 of each file by its name in the folder, in hex.
    """

    made_at: str
    version: str
    database: str
    schema: str
    counts: dict[str, int]
    files: dict[str, str]

    @property
    def database_file(self) -> str:
        """The name of the file that holds the database."""
        return next(name for name in self.files if name.startswith("database."))

    @property
    def key_files(self) -> list[str]:
        """The names of the files of keys; none unless they were asked for."""
        return [name for name in self.files if "key" in name]


def write(folder: Path, manifest: Manifest) -> None:
    """Write it, on the disk with everything before it."""
    draft = folder / f".{NAME}"
    with draft.open("w") as file:
        json.dump({"format": FORMAT, **asdict(manifest)}, file, indent=2)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(folder / NAME)
    sync_folder(folder)


def read(folder: Path) -> Manifest:
    """Raises NotABackup, or NewerBackup for a format of a later version."""
    try:
        found = json.loads((folder / NAME).read_text())
        if found.pop("format") != FORMAT:
            raise NewerBackup(str(found.get("version")))
        return _require_legal(Manifest(**found))
    except (OSError, ValueError, TypeError, KeyError, AttributeError, StopIteration) as error:
        raise NotABackup(folder) from error


def require_undamaged(folder: Path, manifest: Manifest) -> None:
    """Raise DamagedBackup unless each file is the one that was written."""
    for name, digest in manifest.files.items():
        try:
            same = digest_of(folder / name) == digest
        except OSError as error:
            raise DamagedBackup(name) from error
        if not same:
            raise DamagedBackup(name)


def digests(folder: Path, names: Iterable[str]) -> dict[str, str]:
    """The digest of each of these files, once it is on the disk."""
    for name in names:
        sync_file(folder / name)
    return {name: digest_of(folder / name) for name in names}


def digest_of(file: Path) -> str:
    """The SHA-256 of a file, in hex."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sync_file(file: Path) -> None:
    """Wait until the file is on the disk."""
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names in the folder are on the disk."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _require_legal(manifest: Manifest) -> Manifest:
    names: list[Any] = [*manifest.files, manifest.database_file]
    if not all(LEGAL.fullmatch(name) for name in names):
        raise ValueError("a name that no backup has")
    return manifest
