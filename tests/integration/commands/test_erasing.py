"""`esafety erase` says first what it will erase, and erases after a yes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.integration.backups.test_what_is_in_it import rows
from tests.support.reports import post, sealed_report
from tests.support.unit_reports import deliver
from webapp.app import create_app
from webapp.commands.cli import main
from webapp.config import Config
from webapp.extensions import db
from webapp.texts import storage_keys

Erase = Callable[..., Result]
WHY = ("--reason", "asked", "--by", "Ada Lead")


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {"INSTANCE_DIR": str(tmp_path)}


@pytest.fixture
def references(env: dict[str, str]) -> list[str]:
    """Of a report and its correction; another copy of the report waits."""
    assert CliRunner().invoke(main, ("db", "upgrade"), env=env).exit_code == 0
    app = create_app(Config.from_environment(env))
    with app.app_context():
        storage_keys.ensure()
        first = deliver(app)
        again = deliver(app, inside={"answers": {"setting": "home"}, "amends": first.report_id})
        post(app.test_client(), sealed_report(report_id=first.report_id))
        found = [first.reference, again.reference]
        db.engine.dispose()
    return found


@pytest.fixture
def erase(env: dict[str, str], references: list[str]) -> Erase:
    return lambda *options: CliRunner().invoke(main, ("erase", *options, *WHY), env=env)


def erased(folder: Path) -> int:
    found = rows(folder / "esafety.sqlite", "SELECT count(*) FROM report WHERE erased_at NOTNULL")
    return int(found[0][0])


def test_a_dry_run_lists_everything_and_erases_nothing(
    erase: Erase, references: list[str], tmp_path: Path
) -> None:
    first, correction = references
    told = erase(first, "--whole-incident", "--dry-run").output
    assert f"  {first}, a report that arrived on " in told
    assert f"  {correction}, a correction that arrived on " in told
    assert told.endswith("never opened: 1\nNothing was erased.\n")
    assert erased(tmp_path) == 0


def test_without_a_yes_nothing_is_erased(
    erase: Erase, references: list[str], tmp_path: Path
) -> None:
    asked = erase(references[0])
    assert asked.exit_code == 1 and "can never be read again. Go on?" in asked.output
    assert erased(tmp_path) == 0


def test_one_report_or_the_whole_incident_is_erased(
    erase: Erase, references: list[str], tmp_path: Path
) -> None:
    assert erase(references[0], "--yes").output.endswith("Erased: 2\n")
    assert erased(tmp_path) == 1
    assert "(erased before)" in erase(references[0], "--dry-run").output
    assert erase(references[0], "--whole-incident", "--yes").output.endswith("Erased: 1\n")
    assert erased(tmp_path) == 2
