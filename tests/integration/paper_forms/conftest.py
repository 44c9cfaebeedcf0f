"""An installation after its first start: it has a sealing key and an edition."""

import pytest
from flask import Flask

from webapp.guidance import editions
from webapp.keys import keyring


@pytest.fixture(autouse=True)
def installation(app: Flask) -> None:
    keyring.ensure()
    editions.publish_if_changed()
