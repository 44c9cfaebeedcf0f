"""Makes files of secrets: whole, readable by this user only, once for all that start together."""

import os
import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


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
