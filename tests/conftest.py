"""Fixtures for every test: a configuration, an application with an empty database, a client."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from tests.support.client import HouseClient
from tests.support.databases import fresh_database
from webapp.app import create_app
from webapp.config import Config
from webapp.extensions import db


@pytest.fixture
def config(tmp_path: Path) -> Config:
    """The configuration of a product in its own folder."""
    return Config.from_environment({"INSTANCE_DIR": str(tmp_path / "instance")})


@pytest.fixture(params=["sqlite", "postgresql"])
def app(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """The application on an empty database, once for each kind."""
    with fresh_database(request.param, tmp_path) as url:
        env = {"INSTANCE_DIR": str(tmp_path / "instance"), "DATABASE_URL": url}
        app = create_app(Config.from_environment(env))
        app.test_client_class = HouseClient
        with app.app_context():
            db.create_all()
            yield app
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def client(app: Flask) -> HouseClient:
    """A test client that checks the house style of each page it fetches."""
    return app.test_client()  # type: ignore[return-value]
