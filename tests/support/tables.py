"""Databases that have the product's tables: copies of one that is made once a process."""

import atexit
from contextlib import AbstractContextManager, ExitStack
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.support.databases import fresh_database
from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db


def database_with_tables(kind: str, folder: Path) -> AbstractContextManager[str]:
    """The URL of a database with every table and no row, dropped afterwards."""
    return fresh_database(kind, folder, like=_model(kind))


@cache
def _model(kind: str) -> str:
    """The URL of the database that the others are copies of; dropped when the process ends."""
    stack = ExitStack()
    folder = Path(stack.enter_context(TemporaryDirectory()))
    url = stack.enter_context(fresh_database(kind, folder))
    atexit.register(stack.close)
    env = {"INSTANCE_DIR": str(folder / "instance"), "DATABASE_URL": url}
    with create_app(Config.from_environment(env)).app_context():
        db.create_all()
        db.engine.dispose()
    return url
