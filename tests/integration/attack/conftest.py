"""An instance that was started once: each target of these tests begins with a copy of it."""

from pathlib import Path

import pytest

from tests.attack.target import Target


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its folder: packs are published, the officer has an account, and nothing runs."""
    folder = tmp_path_factory.mktemp("instance")
    with Target(folder, workers=1) as target:
        _ = target.officer
    return folder / "instance"
