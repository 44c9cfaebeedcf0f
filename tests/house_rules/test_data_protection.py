"""The papers on data protection say what the code does: commands, settings, tables, periods."""

import re
from datetime import timedelta
from importlib import import_module
from pathlib import Path

import click
import pytest

from tests.house_rules.test_files import ROOT, tracked
from webapp.app import create_app
from webapp.commands.cli import main
from webapp.config import Config
from webapp.extensions import db
from webapp.incidents.erasing import REASONS

FOLDER = ROOT / "docs" / "data-protection"
PAPERS = tracked("docs/data-protection/*.md")
# Decisions are of their day, and may name what came to be called otherwise.
DOCUMENTS = sorted({*tracked("*.md")} - {*tracked("docs/decisions/*.md")})
COMMAND = re.compile(r"`esafety ([^`]+)`")
SETTING = re.compile(r"`([A-Z][A-Z_]{3,})`")
PERIOD = re.compile(r"^\| .* \| (\d+) (minute|hour|day)s?\b[^|]* \| `([\w.]+)\.(\w+)` \|$", re.M)
TABLES = re.compile(r"`([a-z_]+)`")


def read(name: str) -> str:
    return (FOLDER / name).read_text()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_in_a_document_exists_with_its_options(document: Path) -> None:
    for said in COMMAND.findall(document.read_text()):
        command: click.Command = main
        words = said.split()
        while isinstance(command, click.Group) and words and words[0] in command.commands:
            command = command.commands[words.pop(0)]
        options = {name for one in command.params for name in one.opts}
        assert command is not main, said
        assert {word for word in words if word.startswith("--")} <= options, said


def test_every_setting_in_a_paper_is_documented() -> None:
    documented = set(SETTING.findall((ROOT / "docs" / "settings.md").read_text()))
    named = {name for paper in PAPERS for name in SETTING.findall(paper.read_text())}
    assert "PRIVACY_RETENTION" in named
    assert named <= documented


def test_the_record_of_processing_has_every_table_once(tmp_path: Path) -> None:
    """Whoever adds a table says in record-of-processing.md what is kept in it, and if sealed."""
    create_app(Config.from_environment({"INSTANCE_DIR": str(tmp_path)}))
    rows = read("record-of-processing.md").split("| what | in the database")[1].splitlines()
    named = [name for row in rows if row.startswith("| ") for name in _tables_in(row)]
    assert sorted(named) == sorted(db.metadata.tables)


def _tables_in(row: str) -> list[str]:
    text = re.sub(r"\(.*?\)", "", row.split(" | ")[1])
    return TABLES.findall(text)


def test_each_period_in_the_schedule_is_the_codes() -> None:
    found = PERIOD.findall(read("retention-schedule.md"))
    assert len(found) == read("retention-schedule.md").count("| `webapp.")
    for number, unit, module, name in found:
        assert getattr(import_module(module), name) == timedelta(**{f"{unit}s": int(number)}), name


def test_each_reason_to_erase_is_named() -> None:
    text = read("requests.md") + read("retention-schedule.md")
    assert [one for one in REASONS if one not in text] == []


@pytest.mark.parametrize("paper", PAPERS, ids=lambda path: path.name)
def test_a_paper_marks_what_only_the_board_can_say(paper: Path) -> None:
    assert "**[fill in" in paper.read_text()
