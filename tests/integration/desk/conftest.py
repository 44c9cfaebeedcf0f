"""What the tests of every page need."""

import pytest
from flask import Flask

from webapp.health import troubles


@pytest.fixture
def warm(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a process remembers of troubles for ten seconds, it remembers while all pages open."""
    monkeypatch.setitem(app.extensions, troubles.RECENT, list)
