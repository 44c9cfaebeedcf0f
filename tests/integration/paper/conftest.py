"""A published edition whose papers are printed at once: as short files, not by WeasyPrint."""

import pytest
from flask import Flask

from webapp.guidance import editions
from webapp.paper import shelf


@pytest.fixture
def printed(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was printed, by its identifier, in order."""
    identifiers: list[str] = []

    def print_pdf(html: str, *, identifier: str) -> bytes:
        identifiers.append(identifier)
        return f"%PDF {identifier} {len(identifiers)}".encode()

    monkeypatch.setattr(shelf, "print_pdf", print_pdf)
    editions.publish_if_changed()
    return identifiers
