"""An instance that was started once: each target of these tests begins with a copy of it."""

from pathlib import Path

import pytest

from tests.attack.target import Target
from tests.support.once_a_run import once_a_run


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder: packs are published, the officer has an account, and nothing runs."""
    return once_a_run(tmp_path_factory, "attacked", _make) / "instance"


def _make(folder: Path) -> None:
    with Target(folder, workers=1) as target:
        _ = target.officer
