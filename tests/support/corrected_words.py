"""A lead's corrections by the command line, for the tests of it."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Esafety = Callable[..., Result]
SAID, BETTER = "The police advise.", "Wait for what the police advise."


def correct(folder: Path, name: str = "notes.yaml", was: str = SAID, now: str = BETTER) -> None:
    text = (folder / name).read_text("utf-8")
    assert was in text
    (folder / name).write_text(text.replace(was, now, 1), "utf-8")


def publish(esafety: Esafety, folder: Path) -> Result:
    return esafety("guidance", "publish", str(folder), "--approved-by", "Lena Lead")


def newest_content(tmp_path: Path) -> str:
    with sqlite3.connect(tmp_path / "instance" / "esafety.sqlite") as database:
        newest = "SELECT content FROM edition ORDER BY sequence DESC LIMIT 1"
        return str(database.execute(newest).fetchone()[0])
