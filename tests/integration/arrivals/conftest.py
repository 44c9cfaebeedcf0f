"""The unit has a key before anything arrives; a disk whose free space a test sets."""

import pytest
from flask import Flask

from webapp.arrivals import storage
from webapp.arrivals.storage import Disk
from webapp.keys import keyring

GIGABYTE = 1024 * storage.MEGABYTE


@pytest.fixture(autouse=True)
def _key(app: Flask) -> None:
    keyring.ensure()


@pytest.fixture
def disk(monkeypatch):
    """Sets how much of a disk of 100 GB is free."""

    def set_free(free: int) -> None:
        monkeypatch.setattr(storage, "database_disk", lambda: Disk(100 * GIGABYTE, free))

    set_free(50 * GIGABYTE)
    return set_free


@pytest.fixture
def folder(config):
    return config.instance_dir / "keys"


@pytest.fixture
def key_away(folder):
    """Takes the first key away; what it returns puts it back."""
    keyring.ensure()
    public = keyring.public_set()[0]
    keyring.rotate()
    file, aside = folder / "0001.json", folder.parent / "0001.json"

    def take_away():
        file.rename(aside)
        return lambda: aside.rename(file)

    return public, take_away
