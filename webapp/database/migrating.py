"""Migrates the tables. Alembic, a fifth of what a process would import, is loaded only for that."""

from importlib import import_module
from pathlib import Path
from types import ModuleType

from flask import current_app

from webapp.extensions import db

MIGRATIONS = Path(__file__).parents[1] / "migrations"


def upgrade(revision: str = "head") -> None:
    """Migrate the tables to a revision, or leave them unchanged. Needs an app context."""
    commands().upgrade(revision=revision)


def commands() -> ModuleType:
    """Flask-Migrate with its commands for the current application."""
    flask_migrate = import_module("flask_migrate")
    if "migrate" not in current_app.extensions:
        flask_migrate.Migrate(render_as_batch=True).init_app(
            current_app, db, directory=str(MIGRATIONS)
        )
    return flask_migrate
