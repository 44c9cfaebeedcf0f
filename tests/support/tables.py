"""Databases that have the product's tables: copies of some that are made once a process."""

import atexit
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from tests.support.databases import fresh_database
from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db

Fill = Callable[[], None]


class Model(NamedTuple):
    """What the others are copies of: the URL of a database, and its instance folder."""

    url: str
    instance: Path


def database_with_tables(kind: str, folder: Path) -> AbstractContextManager[str]:
    """The URL of a database with every table and no row, dropped afterwards."""
    return fresh_database(kind, folder, like=_model(kind, fill=_leave_empty).url)


@contextmanager
def installation(kind: str, folder: Path, *, fill: Fill) -> Iterator[dict[str, str]]:
    """The settings of an installation in a folder, which `fill` has filled; dropped afterwards.

    `fill` is called once a process and kind, and runs in the application's context.
    """
    model = _model(kind, fill=fill)
    shutil.copytree(model.instance, folder / "instance")
    with fresh_database(kind, folder, like=model.url) as url:
        yield _settings(folder, url)


def _leave_empty() -> None:
    """Of a database that has tables only."""


@cache
def _model(kind: str, *, fill: Fill) -> Model:
    """Dropped when the process ends."""
    stack = ExitStack()
    folder = Path(stack.enter_context(TemporaryDirectory()))
    url = stack.enter_context(fresh_database(kind, folder))
    atexit.register(stack.close)
    with create_app(Config.from_environment(_settings(folder, url))).app_context():
        db.create_all()
        fill()
        db.session.remove()
        db.engine.dispose()
    return Model(url, folder / "instance")


def _settings(folder: Path, url: str) -> dict[str, str]:
    return {"INSTANCE_DIR": str(folder / "instance"), "DATABASE_URL": url}
