"""An installation of the product on a database, in this process, and copies of the database."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from flask import Flask

from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db


@contextmanager
def application(folder: Path, url: str) -> Iterator[Flask]:
    """The product on this database, in this process."""
    app = create_app(Config.from_environment(settings(folder, url)))
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@contextmanager
def copied(url: str, folder: Path, name: str) -> Iterator[str]:
    """The URL of a copy of a database that nobody has open."""
    if url.startswith("sqlite"):
        shutil.copy(url.removeprefix("sqlite:///"), folder / name)
        yield f"sqlite:///{folder / name}"
        return
    server, template = url.rsplit("/", 1)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {template}_{name} TEMPLATE {template}")
        try:
            yield f"{url}_{name}"
        finally:
            admin.execute(f"DROP DATABASE {template}_{name} WITH (FORCE)")


def settings(folder: Path, url: str) -> dict[str, str]:
    """What its processes are started with."""
    return {"INSTANCE_DIR": str(folder / "instance"), "DATABASE_URL": url, "PAPERS": "no"}
