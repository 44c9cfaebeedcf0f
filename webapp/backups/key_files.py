"""The files of keys: where the settings have them, and their copies in a backup."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from webapp.backups.errors import OtherKeys
from webapp.config import current_config

# Each command makes this one where it is missing. Beside an empty database it signs nothing yet.
REPLACED = "secret-key"


def copy_into(folder: Path) -> list[str]:
    """Copy each file that the backup does not have yet. Returns the names of all."""
    for name, file in _present():
        if not (folder / name).exists():
            _copy(file, folder / name)
    return sorted(
        file.relative_to(folder).as_posix()
        for file in (folder / REPLACED, *folder.glob("*keys/*"))
        if file.exists()
    )


def require_fitting(folder: Path, names: Iterable[str]) -> None:
    """Raise OtherKeys if this installation has another file of one of these names."""
    for name in names:
        file = _place(name)
        if name != REPLACED and file.exists() and file.read_bytes() != (folder / name).read_bytes():
            raise OtherKeys(file)


def put_back(folder: Path, names: Iterable[str]) -> None:
    """Copy them to where the settings have them, readable by the server only."""
    for name in names:
        _copy(folder / name, _place(name))


def _folders() -> dict[str, Path]:
    config = current_config()
    return {"keys": config.instance_dir / "keys", "storage-keys": config.storage_keys}


def _place(name: str) -> Path:
    folder, _, file = name.rpartition("/")
    return _folders()[folder] / file if folder else current_config().instance_dir / name


def _present() -> Iterator[tuple[str, Path]]:
    """Each file of keys, by its name in a backup."""
    if _place(REPLACED).is_file():
        yield REPLACED, _place(REPLACED)
    for name, folder in _folders().items():
        for file in folder.glob("[!.]*"):
            yield f"{name}/{file.name}", file


def _copy(file: Path, to: Path) -> None:
    to.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copyfile(file, to)
    to.chmod(0o600)
