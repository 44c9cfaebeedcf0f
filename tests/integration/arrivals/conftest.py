"""The unit has a key before anything arrives."""

import pytest
from flask import Flask

from webapp.keys import keyring


@pytest.fixture(autouse=True)
def _key(app: Flask) -> None:
    keyring.ensure()
