"""An installation that answers commands, and another one to restore into."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from webapp.commands.cli import main

Esafety = Callable[..., Result]


def installation(folder: Path, **settings: str) -> Esafety:
    """Runs subcommands against the installation in this folder."""
    env = {"INSTANCE_DIR": str(folder), **settings}
    return lambda *arguments: CliRunner().invoke(main, arguments, env=env)


@pytest.fixture
def esafety(tmp_path: Path) -> Esafety:
    """One with tables, and nothing in them."""
    ours = installation(tmp_path / "first")
    assert ours("db", "upgrade").exit_code == 0
    return ours


@pytest.fixture
def other(tmp_path: Path) -> Esafety:
    """An empty one."""
    return installation(tmp_path / "other")


@pytest.fixture
def whole(esafety: Esafety, tmp_path: Path) -> Path:
    """A backup of the first, without keys."""
    assert esafety("backup", str(tmp_path / "whole")).exit_code == 0
    return tmp_path / "whole"
