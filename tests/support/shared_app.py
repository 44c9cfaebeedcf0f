"""The tests' application: made once a process, and moved to the installation of each test.

To make one takes a third of what a test of a page costs, and its templates would be loaded again.
"""

import inspect
from collections.abc import Callable, MutableMapping
from functools import cache
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from flask import Flask

from webapp import door
from webapp.app import create_app, flask_settings
from webapp.config import Config, bind_config
from webapp.extensions import db


class Made(NamedTuple):
    """The application, its pages without the door, and what was in it before its first test."""

    app: Flask
    pages: Callable[..., Any]
    as_made: tuple[tuple[MutableMapping[str, Any], dict[str, Any]], ...]


def app_at(config: Config) -> Flask:
    """The application with these settings, as if it had been made with them and asked nothing.

    Only the settings of its folder and its database may differ from test to test.
    """
    app, pages, as_made = _make()
    for mapping, content in as_made:
        mapping.clear()
        mapping.update(content)
    app.config.from_mapping(flask_settings(config))
    bind_config(app, config)
    _connect(app)
    app.wsgi_app = pages  # type: ignore[method-assign]
    door.open_beside(app, config)
    return app


@cache
def _make() -> Made:
    with TemporaryDirectory() as folder:
        app = create_app(Config.from_environment({"INSTANCE_DIR": folder}))
    mappings = (app.config, app.extensions, app.jinja_env.globals, app.view_functions)
    pages = inspect.getclosurevars(app.wsgi_app).nonlocals["pages"]
    return Made(app, pages, tuple((mapping, dict(mapping)) for mapping in mappings))


def _connect(app: Flask) -> None:
    """Give it an engine for its database, as the extension does when it is initialised."""
    options = {"url": app.config["SQLALCHEMY_DATABASE_URI"]}
    options |= app.config["SQLALCHEMY_ENGINE_OPTIONS"]
    db._apply_driver_defaults(options, app)
    db._app_engines[app] = {None: db._make_engine(None, options, app)}
