"""Makes files of secrets: whole, readable by this user only, once for all that start together.

What is read from them is cached until the stamp of the file, or of its folder, is another.
"""

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from contextvars import ContextVar
from pathlib import Path

Stamp = tuple[int, int]
_Stamps = dict[str, Stamp | None]

_stamps: ContextVar[_Stamps | None] = ContextVar("stamps", default=None)


def stamp_of(path: str) -> Stamp | None:
    """When it was changed, and which file it is. None where there is none."""
    known = _stamps.get()
    if known is None:
        return _stamp(path)
    if path not in known:
        known[path] = _stamp(path)
    return known[path]


@contextmanager
def stamped_once() -> Iterator[None]:
    """Ask for each stamp only once inside the block: a batch is read with the keys that are there
    when it begins, and does not ask the system for every report.
    """
    token = _stamps.set({})
    try:
        yield
    finally:
        _stamps.reset(token)


def _stamp(path: str) -> Stamp | None:
    with suppress(FileNotFoundError):
        found = os.stat(path)  # noqa: PTH116 - for every page, and pathlib is slower
        return found.st_mtime_ns, found.st_ino
    return None


def read_or_create_secret(path: Path, make: Callable[[], str]) -> str:
    """The file's secret, created with mode 600 if missing. Two starts racing share one secret."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if not path.exists():
        _write_atomically(path, make())
    return path.read_text()


def _write_atomically(path: Path, secret: str) -> None:
    """Create the file in one step; leaves it alone if another start won the race."""
    draft = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    with open(draft, "x", opener=_open_private) as file:
        file.write(secret)
        file.flush()
        os.fsync(file.fileno())
    try:
        with suppress(FileExistsError):
            os.link(draft, path)
    finally:
        draft.unlink()


def _open_private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
