"""An instance that was started once: each target of these tests begins with a copy of it."""

import fcntl
from pathlib import Path

import pytest

from tests.attack.target import Target


@pytest.fixture(scope="session")
def instance(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Its folder: packs are published, the officer has an account, and nothing runs.

    The processes of one run share it.
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "attacked"
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            with Target(folder, workers=1) as target:
                _ = target.officer
    return folder / "instance"
