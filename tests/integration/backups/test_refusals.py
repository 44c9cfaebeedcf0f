"""What a restore refuses, having changed nothing; and what a backup refuses."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.integration.backups.conftest import Esafety
from tests.support.databases import fresh_database
from tests.support.product import Product

MANIFEST = "manifest.json"


def says(**changes: Any) -> Callable[[Path], None]:
    """The manifest says something else."""

    def change(folder: Path) -> None:
        manifest = json.loads((folder / MANIFEST).read_text())
        (folder / MANIFEST).write_text(json.dumps(manifest | changes))

    return change


def is_interrupted(folder: Path) -> None:
    (folder / MANIFEST).unlink()


def is_cut_short(folder: Path) -> None:
    (folder / MANIFEST).write_text('{"format": 1, "made')


def loses_its_database(folder: Path) -> None:
    (folder / "database.sqlite").unlink()


def changes_by_one_bit(folder: Path) -> None:
    held = bytearray((folder / "database.sqlite").read_bytes())
    held[len(held) // 2] ^= 1
    (folder / "database.sqlite").write_bytes(held)


@pytest.mark.parametrize(
    ("befalls", "sentence"),
    [
        (is_interrupted, "holds no whole backup: its manifest.json is missing"),
        (is_cut_short, "holds no whole backup"),
        (says(files={}), "holds no whole backup"),
        (says(files={"../database.sqlite": "0"}), "holds no whole backup"),
        (says(files={"database.sqlite": "0", "keys/../../x": "0"}), "holds no whole backup"),
        (loses_its_database, "The backup is damaged: database.sqlite is missing or has changed"),
        (changes_by_one_bit, "The backup is damaged: database.sqlite is missing or has changed"),
        (says(schema="9999", version="9.1"), "A newer version of E-safety (9.1) made this backup."),
        (says(format=2, version="9.1"), "A newer version of E-safety (9.1) made this backup."),
        (says(database="postgresql"), "This backup is of a postgresql database"),
    ],
)
def test_a_backup_that_cannot_be_restored_says_why_and_changes_nothing(
    whole: Path,
    other: Esafety,
    tmp_path: Path,
    befalls: Callable[[Path], None],
    sentence: str,
) -> None:
    befalls(whole)

    answer = other("restore", str(whole))

    assert answer.exit_code == 1 and answer.output.startswith("Error: ")
    assert sentence in answer.output
    assert [file.name for file in (tmp_path / "other").iterdir()] == ["secret-key"]


def test_a_database_is_never_replaced(whole: Path, esafety: Esafety) -> None:
    answer = esafety("restore", str(whole))
    assert answer.exit_code == 1 and "There is a database already" in answer.output


def test_a_log_that_lies_where_the_database_would_be_is_not_read_into_it(
    whole: Path, other: Esafety, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "esafety.sqlite-wal").touch()
    assert "There is a database already" in other("restore", str(whole)).output


def test_a_key_is_never_replaced(esafety: Esafety, other: Esafety, tmp_path: Path) -> None:
    for folder, text in (("first", "ours"), ("other", "another")):
        (tmp_path / folder / "keys").mkdir(parents=True)
        (tmp_path / folder / "keys" / "0001.json").write_text(text)
    esafety("backup", str(tmp_path / "keyed"), "--with-keys")

    answer = other("restore", str(tmp_path / "keyed"))

    assert "0001.json is already there and is not the one in the backup" in answer.output
    assert (tmp_path / "other" / "keys" / "0001.json").read_text() == "another"


def test_a_backup_never_replaces_another(whole: Path, esafety: Esafety) -> None:
    answer = esafety("backup", str(whole))
    assert answer.exit_code == 1 and "is not empty. Name a new folder" in answer.output


def test_postgresqls_own_rules_are_the_same(tmp_path: Path) -> None:
    with fresh_database("postgresql", tmp_path) as url:
        ours = Product(tmp_path, DATABASE_URL=url)
        ours.esafety("db", "upgrade")
        ours.esafety("backup", "whole")
        with pytest.raises(RuntimeError, match="There is a database already"):
            ours.esafety("restore", "whole")

        without_tools = Product(tmp_path, DATABASE_URL=url, PATH="/nowhere")
        with pytest.raises(RuntimeError, match="pg_dump is not installed here"):
            without_tools.esafety("backup", "none")
        with pytest.raises(RuntimeError, match="pg_restore is not installed here"):
            without_tools.esafety("restore", "whole")
