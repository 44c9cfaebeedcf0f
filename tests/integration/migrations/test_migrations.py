"""Migrations: from an empty database to today's tables and back, on both databases."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import op
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import inspect, text
from sqlalchemy.exc import DatabaseError

from sync import base64url
from tests.support.databases import fresh_database
from webapp.app import create_app
from webapp.commands.product import ESAFETY
from webapp.config import Config, current_config
from webapp.database import migrating
from webapp.extensions import db, is_compared
from webapp.reports.models import Report
from webapp.reports.old_texts import seal_old_texts
from webapp.texts import storage_keys

COMPARED = {"compare_type": True, "include_object": is_compared}


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


def test_two_starts_at_once_migrate_once(empty: Flask) -> None:
    config = current_config()
    settings = {"INSTANCE_DIR": str(config.instance_dir), "DATABASE_URL": config.database_url}
    command = [*ESAFETY, "db", "upgrade"]
    starts = [subprocess.Popen(command, env={**os.environ, **settings}) for _ in range(2)]

    assert [start.wait(60) for start in starts] == [0, 0]
    assert "arrival" in inspect(db.engine).get_table_names()


def test_downgrades_remove_every_table(empty: Flask) -> None:
    migrating.upgrade()
    migrating.commands().downgrade(revision="base")
    assert inspect(db.engine).get_table_names() == ["alembic_version"]


def test_a_migrated_audit_log_cannot_be_changed(empty: Flask) -> None:
    migrating.upgrade()
    insert = "INSERT INTO audit_entry (id, at, event, who, facts) VALUES (1, :at, 'e', 'w', '{}')"
    with db.engine.begin() as connection:
        connection.execute(text(insert), {"at": "2026-11-24 12:00:00"})
    replaced = insert.replace("INSERT", "INSERT OR REPLACE").replace(":at", "'2026'")
    for forbidden in ("UPDATE audit_entry SET who = 'x'", "DELETE FROM audit_entry", replaced):
        with pytest.raises(DatabaseError), db.engine.begin() as connection:
            connection.execute(text(forbidden))


def test_a_report_of_the_release_before_looks_as_it_did_until_it_is_sealed(
    empty: Flask,
) -> None:
    migrating.upgrade(revision="0004")
    with db.engine.begin() as connection:
        for number, (urgent, nobody_rung) in enumerate([(True, True), (False, False)], start=1):
            connection.execute(text(OLD_ARRIVAL), {"number": number, "id": str(number)})
            facts = {"number": number, "urgent": urgent, "nobody_rung": nobody_rung}
            connection.execute(text(OLD_REPORT), facts)
        connection.execute(text("UPDATE arrival SET raw = :raw"), {"raw": b"raw"})
    migrating.upgrade()
    with db.engine.connect() as connection:
        ranked = connection.execute(text("SELECT rank, reached FROM report ORDER BY id"))
        assert [*map(tuple, ranked)] == [("now", 0), ("routine", 2)]
    storage_keys.ensure()
    seal_old_texts()
    assert [report.rank for report in db.session.query(Report).order_by(Report.id)] == ["now"] * 2
    db.session.rollback()
    migrating.commands().downgrade(revision="0004")
    with db.engine.connect() as connection:
        before = connection.execute(text("SELECT urgent, nobody_rung FROM report ORDER BY id"))
        assert [tuple(map(bool, row)) for row in before] == [(True, True), (True, True)]


def test_what_was_counted_before_a_figure_was_there_is_in_its_last_line(empty: Flask) -> None:
    migrating.upgrade(revision="0052")
    counted = "INSERT INTO rollup VALUES (false, 'arrived', '2026-10', 'incidents', 'all', 7, 2)"
    with db.engine.begin() as connection:
        connection.execute(text(counted))
    migrating.upgrade()
    later = "SELECT figure, code, n, kept FROM rollup WHERE figure <> 'incidents'"
    with db.engine.connect() as connection:
        found = {tuple(row) for row in connection.execute(text(later))}
    names = ("to_save", "to_arrive", "to_receive", "advised")
    assert found == {(name, "not_answered", 7, 2) for name in names}


def test_a_publication_of_the_release_before_has_no_library(empty: Flask) -> None:
    migrating.upgrade(revision="0005")
    with db.engine.begin() as connection:
        for statement in OLD_PACK:
            connection.execute(text(statement))
    migrating.upgrade()
    with db.engine.connect() as connection:
        rows = connection.execute(text("SELECT pack_hash, library_hash FROM pack_published"))
        assert [*map(tuple, rows)] == [("abc", None)]


@pytest.mark.parametrize("kid", ["\0", "\ud800", "", "k" * 101, 7, None])
def test_what_a_stranger_called_a_key_cannot_stop_a_migration(empty: Flask, kid: object) -> None:
    migrating.upgrade(revision="0006")
    header = base64url.encode(json.dumps({"alg": "ECDH-ES", "kid": kid}).encode())
    raw = json.dumps({"sealed": f"{header}..a.b.c"}).encode()
    with db.engine.begin() as connection:
        connection.execute(text(OLD_ARRIVAL), {"number": 1, "id": "1"})
        quarantined = "UPDATE arrival SET raw = :raw, status = 'quarantined', reason = :reason"
        connection.execute(text(quarantined), {"raw": raw, "reason": "unknown_key"})

    migrating.upgrade()

    with db.engine.connect() as connection:
        found = connection.execute(text("SELECT kid, size FROM arrival")).one()
    assert tuple(found) == ("", len(raw))


OLD_PACK = (
    "INSERT INTO pack (hash, build, edition, body_br, body_gzip) VALUES ('abc', '', '', '', '')",
    "INSERT INTO pack_published (pack_hash, made_from, published_at) "
    "VALUES ('abc', '', '2026-11-24 12:00:00')",
)
OLD_ARRIVAL = """
    INSERT INTO arrival (sequence, id, digest, raw, code, received_at, saved_at, build, status)
    VALUES (:number, :id, '', '', 'stored', '2026-11-24 12:00:00', '', '', 'opened')
"""
OLD_REPORT = """
    INSERT INTO report (id, report_id, reference, form_version, edition, build, path, ticks,
        answers, extra, flags, urgent, nobody_rung, incomplete, saved_at, received_at)
    VALUES (:number, 'r', 'ES', 1, '', '', NULL, '[]', '{"types": ["sexual"]}', '{}', '{}',
        :urgent, :nobody_rung, false, '', '2026-11-24 12:00:00')
"""
