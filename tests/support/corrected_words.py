"""A lead's corrected words, for the tests of them."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import yaml
from click.testing import Result

from webapp.guidance.source.texts import Corrections, merge, shipped_words

Esafety = Callable[..., Result]
LEAVE_IT = "notes/leave-it/now"
SAID, BETTER = "The police advise.", "Wait for what the police advise."


def reword(was: str = SAID, now: str = BETTER, part: str = "") -> dict[str, str]:
    """The first text of this part of the guidance that says it, by its id, with other words."""
    found = next(
        text for text, words in shipped_words().items() if was in words and text.startswith(part)
    )
    return {found: shipped_words()[found].replace(was, now, 1)}


def corrected(was: str = SAID, now: str = BETTER, part: str = "") -> Corrections:
    """The same, as a correction of nothing else."""
    return merge({}, reword(was, now, part))


def correct(file: Path, was: str = SAID, now: str = BETTER, part: str = "") -> None:
    """Write the same into a lead's file."""
    file.write_text(yaml.safe_dump(reword(was, now, part), allow_unicode=True), "utf-8")


def publish(esafety: Esafety, file: Path) -> Result:
    return esafety("guidance", "publish", str(file), "--approved-by", "Lena Lead")


def newest_content(tmp_path: Path) -> str:
    with sqlite3.connect(tmp_path / "instance" / "esafety.sqlite") as database:
        newest = "SELECT content FROM edition ORDER BY sequence DESC LIMIT 1"
        return str(database.execute(newest).fetchone()[0])
