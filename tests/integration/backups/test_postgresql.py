"""A backup of PostgreSQL with a password, as a careful operator's server asks for one."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.databases import PASSWORD, fresh_database
from tests.support.ports import free_port
from tests.support.product import Product

RECORDS = """#!/bin/sh
printf '%s\\n' "$@" >> {log}
exec {tool} "$@"
"""


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The arguments of PostgreSQL's programs, which everybody on the machine can read."""
    programs, log = tmp_path / "programs", tmp_path / "arguments"
    programs.mkdir()
    for name in ("pg_dump", "pg_restore"):
        wrapper = programs / name
        wrapper.write_text(RECORDS.format(log=log, tool=shutil.which(name)))
        wrapper.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:/usr/bin:/bin")
    return log


@pytest.fixture
def urls(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """Two databases, each with a password in its address."""
    with (
        fresh_database("postgresql", tmp_path) as one,
        fresh_database("postgresql", tmp_path) as two,
    ):
        yield one, two


def test_the_password_of_the_settings_is_used_and_shown_to_nobody(
    tmp_path: Path, urls: tuple[str, str], log: Path
) -> None:
    printed = copy_over(*urls, tmp_path)
    assert PASSWORD not in printed + log.read_text()
    assert quote(PASSWORD, safe="") not in printed + log.read_text()


def test_of_several_hosts_the_one_that_answers_is_copied(
    tmp_path: Path, urls: tuple[str, str], log: Path
) -> None:
    copy_over(*map(among_several, urls), tmp_path)
    assert "host=127.0.0.1,127.0.0.1" in log.read_text()


def test_a_wrong_password_is_one_line_without_it(tmp_path: Path, urls: tuple[str, str]) -> None:
    wrong = urls[0].replace(quote(PASSWORD, safe=""), "wr0ng")
    with pytest.raises(RuntimeError, match="password authentication failed") as refused:
        Product(tmp_path, DATABASE_URL=wrong).esafety("backup", "whole")
    assert "wr0ng" not in str(refused.value) and "Traceback" not in str(refused.value)


def among_several(url: str) -> str:
    """The same database, with a first host at which nobody answers."""
    place, _, name = url.rpartition("/")
    who, _, host = place.rpartition("@")
    return f"{who}@/{name}?host=127.0.0.1:{free_port()}&host={host}"


def copy_over(url: str, other_url: str, folder: Path) -> str:
    """Back up the one, and restore into the other; returns what both printed."""
    first, other = folder / "first", folder / "other"
    for each in (first, other):
        each.mkdir()
    ours, theirs = Product(first, DATABASE_URL=url), Product(other, DATABASE_URL=other_url)
    ours.esafety("db", "upgrade")
    return ours.esafety("backup", "whole") + theirs.esafety("restore", str(first / "whole"))
