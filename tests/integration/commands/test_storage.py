"""`esafety erase` and the storage keys' commands: what they print, and what they refuse."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.commands.cli import main


@pytest.fixture(autouse=True)
def tables(tmp_path: Path) -> None:
    assert run(tmp_path, "db", "upgrade").exit_code == 0


def run(folder: Path, *arguments: str) -> Result:
    return CliRunner().invoke(main, arguments, env={"INSTANCE_DIR": str(folder)})


def recorded(folder: Path) -> list[str]:
    with closing(sqlite3.connect(folder / "esafety.sqlite")) as database:
        return [event for (event,) in database.execute("SELECT event FROM audit_entry ORDER BY id")]


def test_an_older_key_is_destroyed_and_the_newest_is_not(tmp_path: Path) -> None:
    assert run(tmp_path, "keys", "rotate-storage").output.startswith("Wrapped with the new key: 0")
    newest = run(tmp_path, "keys", "destroy-storage", "2", "--yes")
    assert newest.exit_code == 1 and "is not an older storage key" in newest.output
    assert run(tmp_path, "keys", "destroy-storage", "1", "--yes").output.startswith("Destroyed: ")
    assert [file.name for file in (tmp_path / "storage-keys").iterdir()] == ["0002.key"]
    assert recorded(tmp_path) == ["storage-key-made", "storage-key-destroyed"]


def test_a_new_index_key_is_made_and_recorded(tmp_path: Path) -> None:
    made = run(tmp_path, "keys", "rotate-index")
    assert made.output == "Can be found by the new key: 0\n"
    key = tmp_path / "storage-keys" / "index-key"
    first = key.read_text()
    run(tmp_path, "keys", "rotate-index")
    assert (key.read_text() != first, key.stat().st_mode & 0o777) == (True, 0o600)
    assert recorded(tmp_path) == ["index-key-made"] * 2


def test_what_cannot_be_undone_is_asked_for_first(tmp_path: Path) -> None:
    run(tmp_path, "keys", "rotate-storage")
    asked = run(tmp_path, "keys", "destroy-storage", "1")
    assert asked.exit_code == 1 and "Go on?" in asked.output
    assert (tmp_path / "storage-keys" / "0001.key").exists()


def test_a_reference_that_no_report_has_is_one_line(tmp_path: Path) -> None:
    reason = ("--reason", "asked", "--by", "Ada", "--yes")
    refused = run(tmp_path, "erase", "ES-95NR-VBY7", *reason)
    assert (
        refused.output == "Error: There is no report with this reference. Check each character.\n"
    )
