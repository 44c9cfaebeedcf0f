"""A product with its first edition published, and with few pages in its packs."""

import pytest
from flask import Flask

from webapp.guidance import editions
from webapp.offline import pack as packs

FEW = ["/", "/contacts", "/no-signal", "/steps/"]
FEW_OF_THE_LIBRARY = ["/privacy"]


@pytest.fixture
def published(app: Flask) -> Flask:
    """The application with guidance in it."""
    editions.publish_if_changed()
    return app


@pytest.fixture
def few_pages(published: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The same with five pages in the packs, which are then built at once."""
    monkeypatch.setattr(packs, "core_paths", lambda: FEW)
    monkeypatch.setattr(packs, "library_paths", lambda: FEW_OF_THE_LIBRARY)
    return published
