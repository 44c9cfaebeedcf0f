"""A product with its first edition published, and with few pages in the pack."""

import pytest
from flask import Flask

from webapp.guidance import editions
from webapp.offline import pack as packs

FEW = ["/", "/contacts", "/no-signal", "/phone", "/steps/"]


@pytest.fixture
def published(app: Flask) -> Flask:
    """The application with guidance in it."""
    editions.publish_if_changed()
    return app


@pytest.fixture
def few_pages(published: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The same with five pages in the pack, which is then built at once."""
    monkeypatch.setattr(packs, "page_paths", lambda: FEW)
    return published
