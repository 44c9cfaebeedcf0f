"""How Alembic meets the application: its engine and its models, nothing else."""

from alembic import context
from flask import current_app

from webapp.extensions import db

DATABASE = current_app.extensions["migrate"]


def run_migrations() -> None:
    """Run within one connection of the application's own engine."""
    with db.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=db.metadata,
            **DATABASE.configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


run_migrations()
