"""An installation that has started once."""

import pytest
from flask import Flask

from webapp.guidance import editions
from webapp.keys import keyring


@pytest.fixture
def started(app: Flask) -> Flask:
    """It has a key and an edition."""
    keyring.ensure()
    editions.publish_if_changed()
    return app
