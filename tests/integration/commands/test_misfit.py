"""Corrections that a new release refuses: phones keep their words, and there is a way out."""

import shutil
from pathlib import Path

import pytest
from flask import Flask

from tests.integration.commands.conftest import commands_at
from tests.support.corrected_words import (
    Esafety,
    correct,
    newest_content,
    publish,
)
from tests.support.once_a_run import once_a_run
from webapp.commands import setup
from webapp.commands.product import application
from webapp.guidance.invariants import finding
from webapp.guidance.invariants.rules import RULES, Rule
from webapp.health.troubles import Trouble, find_troubles
from webapp.offline.pack import PageUnfit
from webapp.triage import misfit

SAID, CHANGED = "Promise no secrecy.", "Promise nothing of the kind."
NEW_RULE = Rule(
    "N1", SAID, lambda page: (page.area, page.who) == ("nude", "child"), ("Promise no secrecy",)
)


@pytest.fixture
def corrected(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation whose lead has corrected a line."""

    def make(folder: Path) -> None:
        shutil.copytree(published / "instance", folder / "instance")
        esafety = commands_at(folder / "instance")
        assert esafety("guidance", "copy", str(folder / "words")).exit_code == 0
        correct(folder / "words", "you-now.yaml", SAID, CHANGED)
        assert "Edition 2026.4.1" in publish(esafety, folder / "words").output

    return once_a_run(tmp_path_factory, "corrected", make)


@pytest.fixture
def upgraded(corrected: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Esafety:
    """A correction was published; then a release came that has the same words and one more rule."""
    shutil.copytree(corrected, tmp_path, dirs_exist_ok=True)
    monkeypatch.setattr(finding, "RULES", (*RULES, NEW_RULE))
    misfit._find_misfit.cache_clear()
    (tmp_path / "instance").chmod(0o700)
    return commands_at(tmp_path / "instance")


@pytest.fixture
def folder(upgraded: Esafety, tmp_path: Path) -> Path:
    """The corrected words."""
    return tmp_path / "words"


def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Trouble]:
    """Publishes as a start does, after a confirmed number; returns what the health check finds."""
    monkeypatch.setenv("INSTANCE_DIR", str(tmp_path / "instance"))
    with application().app_context():
        setup.publish()
        return find_troubles()


def test_before_the_upgrade_it_says_file_line_rule_and_the_two_ways_out(upgraded: Esafety) -> None:
    refused = upgraded("guidance", "check")
    assert refused.exit_code == 1
    assert "N1: “Promise no secrecy.” must be seen and is not" in refused.output
    assert "you-now.yaml, line " in refused.output
    assert "guidance copy FOLDER" in refused.output and "--as-shipped" in refused.output


def test_a_start_keeps_the_words_that_phones_have_and_says_so(
    upgraded: Esafety,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    upgraded("contacts", "confirm", "lado", "0161 496 0000", "--by", "Lena Lead")
    assert Trouble.MISFIT in start(tmp_path, monkeypatch)
    assert CHANGED in newest_content(tmp_path) and "0161 496 0000" not in newest_content(tmp_path)
    [said] = {one.getMessage() for one in caplog.records if one.levelname == "ERROR"}
    assert said.startswith(setup.MISFIT) and "N1: " in said and "--as-shipped" in said


def test_a_start_goes_on_where_a_page_cannot_be_made_with_them(
    upgraded: Esafety,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    def refuse(app: Flask) -> None:
        raise PageUnfit("/search answers 500")

    monkeypatch.setattr(setup.publishing, "publish_packs_if_changed", refuse)
    assert Trouble.MISFIT in start(tmp_path, monkeypatch)
    assert f"{setup.NOT_MADE}\n/search answers 500" in caplog.text


def test_mending_them_is_a_way_out(
    upgraded: Esafety, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(folder, "you-now.yaml", CHANGED, f"{SAID} ")
    assert "Edition 2026.4.2" in publish(upgraded, folder).output
    assert Trouble.MISFIT not in start(tmp_path, monkeypatch)
    assert upgraded("guidance", "check").output.endswith("fit this release.\n")


@pytest.mark.parametrize("broken", ["leave-it: [", "leave-it: {now: Wait}"])
def test_taking_them_back_is_one_even_where_a_file_cannot_be_read(
    upgraded: Esafety, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("webapp.guidance.corrections.current_files", lambda: {"notes.yaml": broken})
        assert Trouble.MISFIT in start(tmp_path, patch)
    back = upgraded("guidance", "publish", "--as-shipped", "--approved-by", "Lena Lead")
    assert "Edition 2026.4.2" in back.output, back.output
    assert CHANGED not in newest_content(tmp_path)
    assert upgraded("guidance", "check").output.endswith("\nNo correction is published.\n")


def test_words_of_the_release_that_break_its_own_rules_are_refused(
    esafety: Esafety, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = Rule("N2", "Nothing", lambda page: True, ("child",), never=True)
    monkeypatch.setattr(finding, "RULES", (*RULES, never))
    refused = esafety("contacts", "confirm", "lado", "0161 496 0000", "--by", "Lena Lead")
    assert refused.exit_code == 1 and "N2: " in refused.output
