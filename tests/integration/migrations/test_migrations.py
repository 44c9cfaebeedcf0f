"""Migrations: from an empty database to the tables of the models, on both databases."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask, current_app
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from tests.support.databases import fresh_database
from webapp.app import create_app
from webapp.commands.product import ESAFETY
from webapp.config import Config, current_config
from webapp.database import migrating
from webapp.extensions import db

pytestmark = pytest.mark.postgresql

COMPARED = {"compare_type": True}
ON_SQLITE = ["SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"]
ON_POSTGRESQL = [
    """SELECT table_name, column_name, data_type, character_maximum_length, is_nullable,
        column_default FROM information_schema.columns WHERE table_schema = 'public'""",
    """SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace AND contype <> 'n'""",
    "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public'",
    "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal",
    "SELECT proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace",
]
NEXT = '''"""A person: a column that cannot be empty."""

import sqlalchemy as sa
from alembic import op

revision = "9999"
down_revision = "{newest}"


def upgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.add_column(sa.Column("shoe_size", sa.Integer(), server_default="40"))
        person.alter_column("name", type_=sa.String(500))
    op.execute("{then}")
'''


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    with fresh_database(request.param, tmp_path) as url:
        env = {"INSTANCE_DIR": str(tmp_path / "instance"), "DATABASE_URL": url}
        app = create_app(Config.from_environment(env))
        with app.app_context():
            yield app
            db.session.remove()
            db.engine.dispose()


def test_models_and_migrations_agree(empty: Flask) -> None:
    migrating.upgrade()
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=COMPARED)
        assert compare_metadata(context, db.metadata) == []


def test_migrated_tables_are_those_that_the_models_make(empty: Flask) -> None:
    migrating.upgrade()
    migrated = schema()
    with db.engine.begin() as connection:
        db.metadata.drop_all(connection)
        connection.execute(text("DROP TABLE alembic_version"))
    db.create_all()
    assert schema() == migrated


def test_an_upgrade_is_idempotent(empty: Flask) -> None:
    migrating.upgrade()
    migrating.upgrade()
    assert "arrival" in inspect(db.engine).get_table_names()


def test_a_failed_migration_is_rolled_back(empty: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(op, "execute", lambda _: op.get_bind().exec_driver_sql("SELECT no such"))
    with pytest.raises(DatabaseError):
        migrating.upgrade()
    monkeypatch.undo()

    assert inspect(db.engine).get_table_names() == []
    migrating.upgrade()


def test_the_next_migration_keeps_every_row(
    empty: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrating.upgrade()
    with db.engine.begin() as connection:
        for statement in PERSON_WITH_ROLE:
            connection.execute(text(statement))
    add_migration(tmp_path, monkeypatch, then="UPDATE person SET shoe_size = 41")
    migrating.upgrade()
    with db.engine.connect() as connection:
        assert connection.execute(text("SELECT name, shoe_size FROM person")).one() == ("Olu", 41)
        assert connection.scalar(text("SELECT count(*) FROM person_role")) == 1


def test_where_the_next_migration_fails_the_database_stays_as_it_was(
    empty: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    migrating.upgrade()
    before = schema()
    add_migration(tmp_path, monkeypatch, then="SELECT no such")
    with pytest.raises(DatabaseError):
        migrating.upgrade()
    assert schema() == before
    with db.engine.connect() as connection:
        assert connection.scalar(text("SELECT version_num FROM alembic_version")) == "0001"


def test_two_starts_at_once_migrate_once(empty: Flask) -> None:
    config = current_config()
    settings = {"INSTANCE_DIR": str(config.instance_dir), "DATABASE_URL": config.database_url}
    command = [*ESAFETY, "db", "upgrade"]
    starts = [subprocess.Popen(command, env={**os.environ, **settings}) for _ in range(2)]

    assert [start.wait(60) for start in starts] == [0, 0]
    assert "arrival" in inspect(db.engine).get_table_names()


def test_a_migrated_audit_log_cannot_be_changed(empty: Flask) -> None:
    migrating.upgrade()
    insert = "INSERT INTO audit_entry (id, at, event, who, facts) VALUES (1, :at, 'e', 'w', '{}')"
    with db.engine.begin() as connection:
        connection.execute(text(insert), {"at": "2026-11-24 12:00:00"})
    replaced = insert.replace("INSERT", "INSERT OR REPLACE").replace(":at", "'2026'")
    for forbidden in ("UPDATE audit_entry SET who = 'x'", "DELETE FROM audit_entry", replaced):
        with pytest.raises(DatabaseError), db.engine.begin() as connection:
            connection.execute(text(forbidden))


def schema() -> set[tuple[object, ...]]:
    """Tables, columns, constraints, indexes and triggers, whatever the order they were made in."""
    queries = ON_SQLITE if db.engine.dialect.name == "sqlite" else ON_POSTGRESQL
    with db.engine.connect() as connection:
        rows = [row for query in queries for row in connection.execute(text(query))]
    return {tuple(map(normalised, row)) for row in rows if "alembic_version" not in str(row)}


def normalised(value: object) -> object:
    """SQL without its spacing, and the lines of a table sorted: constraints have no order."""
    if not isinstance(value, str):
        return value
    if value.startswith("CREATE TABLE"):
        return "\n".join(sorted(line.strip(" ,\t") for line in value.splitlines()))
    return re.sub(r"\s+", " ", value).replace(" , ", ", ")


def add_migration(folder: Path, monkeypatch: pytest.MonkeyPatch, *, then: str) -> None:
    """The product has one more migration, which ends with a statement."""
    migrations = folder / "migrations"
    shutil.copytree(migrating.MIGRATIONS, migrations)
    newest = max(path.name[:4] for path in (migrations / "versions").glob("0*.py"))
    file = migrations / "versions" / "9999_a_shoe_size.py"
    file.write_text(NEXT.format(newest=newest, then=then))
    monkeypatch.setattr(migrating, "MIGRATIONS", migrations)
    del current_app.extensions["migrate"]


PERSON_WITH_ROLE = (
    """INSERT INTO person (id, email, name, password, active, fs_uniquifier, created_at)
    VALUES (1, 'olu@example.org', 'Olu', '', true, 'u', '2026-11-24 12:00:00')""",
    "INSERT INTO role (id, name) VALUES (1, 'officer')",
    "INSERT INTO person_role (person_id, role_id) VALUES (1, 1)",
)
