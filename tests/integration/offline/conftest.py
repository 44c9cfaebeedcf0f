"""A product with its first edition published, and with few pages in its packs."""

import pytest
from flask import Flask

from tests.support.pack_pages import put_few_pages_in_packs
from webapp.guidance import editions


@pytest.fixture
def published(app: Flask) -> Flask:
    """The application with guidance in it."""
    editions.publish_if_changed()
    return app


@pytest.fixture
def few_pages(published: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The same with five pages in the packs."""
    put_few_pages_in_packs(monkeypatch)
    return published
