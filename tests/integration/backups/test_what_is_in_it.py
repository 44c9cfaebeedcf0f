"""What a backup holds, and what it leaves out."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.integration.backups.conftest import Esafety, installation

SIGNED_IN = """INSERT INTO person (email, name, password, active, fs_uniquifier, created_at)
VALUES ('olu@example.org', 'Olu', '', 1, 'u', '2026-11-26 09:00:00');
INSERT INTO sign_in (mark_hash, person_id, began_at, last_act_at, fresh_until, until, browser)
VALUES ('m', 1, '2026-11-26 09:00:00', '2026-11-26 09:00:00', '2026-11-26 09:10:00',
        '2099-01-01 00:00:00', 'Firefox');"""


def rows(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as database:
        return database.execute(query).fetchall()


def test_keys_are_in_it_only_if_asked_for(esafety: Esafety, tmp_path: Path) -> None:
    (tmp_path / "first" / "keys").mkdir()
    (tmp_path / "first" / "keys" / "0001.json").write_text("a key")

    said = esafety("backup", str(tmp_path / "apart")).output
    esafety("backup", str(tmp_path / "keyed"), "--with-keys")

    assert "The keys are not in it." in said
    names = [file.name for file in (tmp_path / "apart").rglob("*")]
    assert sorted(names) == ["database.sqlite", "erased.json", "manifest.json"]
    assert (tmp_path / "keyed" / "keys" / "0001.json").read_text() == "a key"
    assert (tmp_path / "keyed" / "secret-key").stat().st_mode & 0o077 == 0


def test_storage_keys_go_where_the_settings_have_them(tmp_path: Path) -> None:
    first = installation(tmp_path / "first", STORAGE_KEYS=str(tmp_path / "one"))
    other = installation(tmp_path / "other", STORAGE_KEYS=str(tmp_path / "two"))
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
    (tmp_path / "one" / "0001.key").write_text("a storage key")
    first("db", "upgrade")
    first("backup", str(tmp_path / "keyed"), "--with-keys")

    assert other("restore", str(tmp_path / "keyed")).exit_code == 0

    assert (tmp_path / "two" / "0001.key").read_text() == "a storage key"


def test_nobody_is_signed_in_after_a_restore(
    esafety: Esafety, other: Esafety, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "first" / "esafety.sqlite")) as database:
        database.executescript(SIGNED_IN)
    esafety("backup", str(tmp_path / "whole"))

    assert other("restore", str(tmp_path / "whole")).exit_code == 0

    restored = tmp_path / "other" / "esafety.sqlite"
    assert rows(restored, "SELECT name FROM person") == [("Olu",)]
    assert rows(restored, "SELECT * FROM sign_in") == []


def test_the_manifest_counts_what_is_in_it(whole: Path) -> None:
    counts = json.loads((whole / "manifest.json").read_text())["counts"]
    assert counts["arrival"] == 0 and counts["alembic_version"] == 1
    assert "sign_in" not in counts


def test_both_are_recorded(esafety: Esafety, other: Esafety, whole: Path, tmp_path: Path) -> None:
    other("restore", str(whole))
    events = "SELECT event FROM audit_entry"
    assert rows(tmp_path / "first" / "esafety.sqlite", events) == [("backup-made",)]
    assert rows(tmp_path / "other" / "esafety.sqlite", events) == [("backup-restored",)]


def test_without_keys_the_restore_says_what_is_missing(whole: Path, other: Esafety) -> None:
    told = " ".join(other("restore", str(whole)).output.split())
    assert "Put keys/ and secret-key back" in told
    assert "The secret-key that is there is new" in told
