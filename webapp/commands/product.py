"""The product as a command uses it: its settings from the environment, its errors in one line."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask

from webapp.app import create_app
from webapp.commands.errors import explain_errors
from webapp.config import Config
from webapp.database import sqlite

ESAFETY = (sys.executable, "-m", "webapp")


def application() -> Flask:
    """The application with this environment's settings.

    From here on only this user can read what the process writes, and the database's files.
    """
    os.umask(0o077)
    config = Config.from_environment(os.environ)
    sqlite.make_private(config.database_url, config.instance_dir)
    return create_app(config)


@contextmanager
def product() -> Iterator[Flask]:
    """An app context for one command; the operator's errors are one-line messages."""
    with explain_errors():
        app = application()
        with app.app_context():
            yield app
