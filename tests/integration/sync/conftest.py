"""The unit has a key before a phone speaks to it."""

import pytest
from flask import Flask

from webapp.keys import keyring


@pytest.fixture(autouse=True)
def _key(app: Flask) -> None:
    keyring.ensure()
