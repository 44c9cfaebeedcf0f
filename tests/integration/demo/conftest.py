"""An installation that has started once."""

import pytest
from flask import Flask

from webapp.demo import office
from webapp.guidance import editions
from webapp.keys import keyring
from webapp.texts import storage_keys


@pytest.fixture
def started(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """It has keys and an edition. Printing the papers for the board takes seconds: not here."""
    monkeypatch.setattr(office, "can_print", lambda: False)
    keyring.ensure()
    storage_keys.ensure()
    editions.publish_if_changed()
    return app
