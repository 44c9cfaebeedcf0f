"""Starting the product: one-line errors, and files that only its user can read."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from webapp.commands.cli import main


@pytest.fixture(autouse=True)
def _same_mask() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


def test_a_database_that_does_not_answer_is_named(tmp_path: Path) -> None:
    settings = {"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": "sqlite:////nowhere/at/all.sqlite"}
    result = CliRunner().invoke(main, ["run"], env=settings)
    assert result.exit_code == 1
    assert result.output.startswith("Error: DATABASE_URL must be ")


def test_a_file_that_is_not_a_database_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_text("The minutes of the last meeting.\n" * 99)
    settings = {"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/a.sqlite"}
    result = CliRunner().invoke(main, ["run"], env=settings)
    assert result.exit_code == 1
    assert result.output.startswith("Error: DATABASE_URL must be a database that answers: ")


def test_a_bad_sealing_key_is_named(tmp_path: Path) -> None:
    key = tmp_path / "keys" / "0001.json"
    key.parent.mkdir()
    key.write_text("{}")
    result = CliRunner().invoke(main, ["run"], env={"INSTANCE_DIR": str(tmp_path)})
    assert result.exit_code == 1
    assert result.output.startswith(f"Error: {key} is not a sealing key.")


@pytest.mark.parametrize(
    "settings", [{"HOST": "0.0.0.0"}, {"PUBLIC_URL": "http://unit.example.org"}], ids=str
)
def test_an_address_that_others_can_reach_over_plain_http_is_refused(
    tmp_path: Path, settings: dict[str, str]
) -> None:
    result = CliRunner().invoke(main, ["run"], env={"INSTANCE_DIR": str(tmp_path), **settings})
    assert result.exit_code == 1
    assert result.output.startswith("Error: PUBLIC_URL must be ")
    assert result.output.count("\n") == 1


def test_an_address_that_others_can_reach_without_a_privacy_notice_is_refused(
    tmp_path: Path,
) -> None:
    settings = {"INSTANCE_DIR": str(tmp_path), "PUBLIC_URL": "https://esafety.example.org"}
    result = CliRunner().invoke(main, ["run"], env=settings)
    assert result.exit_code == 1
    assert result.output.startswith("Error: PRIVACY_CONTROLLER, PRIVACY_CONTACT, ")
    assert result.output.count("\n") == 1


def test_the_database_is_private(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    settings = {"INSTANCE_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/a.sqlite"}
    result = CliRunner().invoke(main, ["db", "upgrade"], env=settings)
    assert result.exit_code == 0, result.output
    assert [file.name for file in tmp_path.rglob("*.sqlite*") if file.stat().st_mode & 0o077] == []


@pytest.fixture
def written_for_everybody(tmp_path: Path) -> list[Path]:
    """The files of a database as a copy left them, in a folder that others may read."""
    folder = tmp_path / "instance"
    folder.mkdir(mode=0o755)
    files = [folder / f"a.sqlite{end}" for end in ("", "-wal", "-shm", "-turn")]
    for file in files:
        file.touch(mode=0o644)
    return files


def test_files_that_others_may_read_become_private(
    written_for_everybody: list[Path],
) -> None:
    database = written_for_everybody[0]
    settings = {"INSTANCE_DIR": str(database.parent), "DATABASE_URL": f"sqlite:///{database}"}
    result = CliRunner().invoke(main, ["keys", "list"], env=settings)
    assert result.exit_code == 0, result.output
    assert {file.stat().st_mode & 0o777 for file in written_for_everybody} == {0o600}


def test_a_database_elsewhere_is_left_as_its_owner_made_it(
    written_for_everybody: list[Path], tmp_path: Path
) -> None:
    database = written_for_everybody[0]
    settings = {"INSTANCE_DIR": str(tmp_path / "our"), "DATABASE_URL": f"sqlite:///{database}"}
    assert CliRunner().invoke(main, ["keys", "list"], env=settings).exit_code == 0
    assert {file.stat().st_mode & 0o777 for file in written_for_everybody} == {0o644}
