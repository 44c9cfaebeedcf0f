"""A product that really runs, as its operator sees it; and one that only answers commands."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from tests.support.corrected_words import Esafety, correct
from tests.support.once_a_run import once_a_run
from tests.support.product import Product
from webapp.commands.cli import main


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Product]:
    """Started once for each file of tests; logs as much as it can."""
    product = Product(tmp_path_factory.mktemp("product"), LOG_LEVEL="DEBUG").start()
    yield product
    product.stop()


@pytest.fixture
def without_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each would take seconds, and no claim of a test that names this is about them."""
    packs = SimpleNamespace(publish_packs_if_changed=lambda _: SimpleNamespace(pack_hash="none"))
    monkeypatch.setattr("webapp.commands.setup.publishing", packs)


@pytest.fixture
def published(without_packs: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation that has published what ships: the others are copies of it."""

    def make(folder: Path) -> None:
        esafety = commands_at(folder / "instance")
        assert esafety("db", "upgrade").exit_code == 0
        assert esafety("guidance", "publish").output.startswith("Edition 2026.4.0, ")

    return once_a_run(tmp_path_factory, "published", make)


@pytest.fixture
def esafety(published: Path, tmp_path: Path) -> Esafety:
    """Runs subcommands against one installation that has published what ships."""
    shutil.copytree(published / "instance", tmp_path / "instance")
    return commands_at(tmp_path / "instance")


def commands_at(instance: Path) -> Esafety:
    """Runs subcommands against the installation in this folder."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, env={"INSTANCE_DIR": str(instance)})

    return run


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A lead's file, with one text corrected."""
    correct(tmp_path / "words.yaml")
    return tmp_path / "words.yaml"
