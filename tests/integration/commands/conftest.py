"""A product that really runs, as its operator sees it; and one that only answers commands."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from click.testing import CliRunner, Result

from tests.support.corrected_words import Esafety
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
def esafety(tmp_path: Path, without_packs: None) -> Esafety:
    """Runs subcommands against one installation that has published what ships."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, arguments, env={"INSTANCE_DIR": str(tmp_path / "instance")})

    assert run("db", "upgrade").exit_code == 0
    assert run("guidance", "publish").output.startswith("Edition 2026.3.0, ")
    return run


@pytest.fixture
def folder(esafety: Esafety, tmp_path: Path) -> Path:
    """A copy of the content files, to be corrected."""
    assert esafety("guidance", "copy", str(tmp_path / "words")).exit_code == 0
    return tmp_path / "words"
