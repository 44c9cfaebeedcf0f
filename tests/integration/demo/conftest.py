"""An installation that has started once."""

import pytest
from flask import Flask

from webapp.guidance import editions
from webapp.keys import keyring
from webapp.texts import storage_keys


@pytest.fixture
def started(app: Flask) -> Flask:
    """It has keys and an edition."""
    keyring.ensure()
    storage_keys.ensure()
    editions.publish_if_changed()
    return app
