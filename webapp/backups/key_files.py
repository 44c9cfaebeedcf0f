"""The files of keys in the instance folder, and their copies in a backup."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from webapp.backups.errors import OtherKeys
from webapp.config import current_config

# Each command makes this one where it is missing. Beside an empty database it signs nothing yet.
REPLACED = "secret-key"
SECRETS = (REPLACED, "keys/*", "storage-keys/*")


def copy_into(folder: Path) -> list[str]:
    """Copy each file that the backup does not have yet. Returns the names of all."""
    names = sorted({*_names(folder), *_names(_instance())})
    for name in names:
        if not (folder / name).exists():
            _copy(_instance() / name, folder / name)
    return names


def require_fitting(folder: Path, names: Iterable[str]) -> None:
    """Raise OtherKeys if the instance folder has another file of one of these names."""
    for name in names:
        file = _instance() / name
        if name != REPLACED and file.exists() and file.read_bytes() != (folder / name).read_bytes():
            raise OtherKeys(file)


def put_back(folder: Path, names: Iterable[str]) -> None:
    """Copy them into the instance folder, readable by the server only."""
    for name in names:
        _copy(folder / name, _instance() / name)


def _instance() -> Path:
    return current_config().instance_dir


def _names(folder: Path) -> Iterator[str]:
    for pattern in SECRETS:
        for file in folder.glob(pattern):
            if file.is_file() and not file.name.startswith("."):
                yield file.relative_to(folder).as_posix()


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(file, to)
    to.chmod(0o600)
