"""Takes the database away from an application that runs."""

from pathlib import Path
from typing import NoReturn

import pytest

from webapp.extensions import db


def lose_database(monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is taken away, or the server no longer answers."""
    db.session.remove()
    db.engine.dispose()
    if db.engine.dialect.name == "sqlite":
        for file in Path(str(db.engine.url.database)).parent.glob("test.sqlite*"):
            file.unlink()
        return

    def refuse(*_: object, **__: object) -> NoReturn:
        raise db.engine.dialect.loaded_dbapi.OperationalError("connection refused")

    monkeypatch.setattr(db.engine.dialect.loaded_dbapi, "connect", refuse)
