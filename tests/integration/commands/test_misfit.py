"""Corrections that a new release refuses: phones keep their words, and there is a way out."""

import json
import shutil
import sqlite3
from pathlib import Path

import pytest
from flask import Flask

from tests.integration.commands.conftest import commands_at
from tests.support.corrected_words import (
    BETTER,
    LEAVE_IT,
    Esafety,
    correct,
    newest_content,
    publish,
)
from tests.support.once_a_run import once_a_run
from webapp.approvals import correcting
from webapp.commands import setup
from webapp.commands.product import application
from webapp.guidance.invariants import finding
from webapp.guidance.invariants.rules import RULES, Rule
from webapp.guidance.source.texts import shipped_words
from webapp.health.troubles import Trouble, find_troubles
from webapp.offline.pack import PageUnfit

LINE = "you_now/cells/nude/child/lines/1/text"
SAID, CHANGED = "Promise no secrecy.", "Promise nothing of the kind."
SAID_BEFORE = "Leave everything as it is."
NEW_RULE = Rule(
    "N1", SAID, lambda page: (page.area, page.who) == ("nude", "child"), ("Promise no secrecy",)
)


@pytest.fixture
def corrected(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an installation whose lead has corrected a line."""

    def make(folder: Path) -> None:
        shutil.copytree(published / "instance", folder / "instance")
        correct(folder / "words.yaml", SAID, CHANGED, LINE)
        said = publish(commands_at(folder / "instance"), folder / "words.yaml").output
        assert "Edition 2026.4.1" in said

    return once_a_run(tmp_path_factory, "corrected", make)


@pytest.fixture
def on_this_release(corrected: Path, tmp_path: Path) -> Esafety:
    """A correction was published."""
    shutil.copytree(corrected, tmp_path, dirs_exist_ok=True)
    correcting._find_misfit.cache_clear()
    (tmp_path / "instance").chmod(0o700)
    return commands_at(tmp_path / "instance")


@pytest.fixture
def upgraded(on_this_release: Esafety, monkeypatch: pytest.MonkeyPatch) -> Esafety:
    """Then a release came that has the same words and one more rule."""
    monkeypatch.setattr(finding, "RULES", (*RULES, NEW_RULE))
    return on_this_release


def start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Trouble]:
    """Publishes as a start does, after a confirmed number; returns what the health check finds."""
    monkeypatch.setenv("INSTANCE_DIR", str(tmp_path / "instance"))
    with application().app_context():
        setup.publish()
        return find_troubles()


def test_before_the_upgrade_it_says_text_rule_and_the_two_ways_out(upgraded: Esafety) -> None:
    refused = upgraded("guidance", "check")
    assert refused.exit_code == 1
    assert f"{LINE}: N1: “Promise no secrecy.” must be seen and is not" in refused.output
    assert "guidance publish FILE" in refused.output and "--as-shipped" in refused.output


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
    upgraded: Esafety, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    correct(file, SAID, f"{SAID} Listen.", LINE)
    assert "Edition 2026.4.2" in publish(upgraded, file).output
    assert Trouble.MISFIT not in start(tmp_path, monkeypatch)
    assert upgraded("guidance", "check").output.endswith("fit this release.\n")


def test_taking_them_back_is_one(upgraded: Esafety, tmp_path: Path) -> None:
    back = upgraded("guidance", "publish", "--as-shipped", "--approved-by", "Lena Lead")
    assert "Edition 2026.4.2" in back.output, back.output
    assert CHANGED not in newest_content(tmp_path)
    assert upgraded("guidance", "check").output.endswith("\nNo correction is published.\n")


def make_on_earlier_release(tmp_path: Path, text: str) -> None:
    """Another text is corrected, too, whose words were other ones before the upgrade."""
    with sqlite3.connect(tmp_path / "instance" / "esafety.sqlite") as database:
        [(stored,)] = database.execute("SELECT texts FROM guidance_correction")
        texts = json.dumps(json.loads(stored) | {text: [SAID_BEFORE, "Ask the police."]})
        database.execute("UPDATE guidance_correction SET texts = ?", (texts,))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (LEAVE_IT, f"this release says “{shipped_words()[LEAVE_IT]}” where “{SAID_BEFORE}” was"),
        ("notes/gone/now", "this release has no such text, so “Ask the police.” has no place"),
    ],
)
def test_words_are_not_put_where_the_release_says_something_else_now(
    on_this_release: Esafety,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    text: str,
    said: str,
) -> None:
    make_on_earlier_release(tmp_path, text)
    assert Trouble.MISFIT in start(tmp_path, monkeypatch)
    refused = on_this_release("guidance", "check")
    assert refused.exit_code == 1 and f"{text}: {said}" in refused.output
    assert "Edition 2026.4.1" in on_this_release("guidance", "publish").output
    assert CHANGED in newest_content(tmp_path)


def test_what_the_release_reworded_is_not_published_before_somebody_says_what_it_should_be(
    on_this_release: Esafety, file: Path, tmp_path: Path
) -> None:
    make_on_earlier_release(tmp_path, LEAVE_IT)
    correct(file, "For everyone who", "For all who", "poster")
    refused = publish(on_this_release, file)
    assert refused.exit_code == 1 and f"{LEAVE_IT}: this release says" in refused.output
    correct(file)
    assert "Edition 2026.4.2" in publish(on_this_release, file).output
    assert BETTER in newest_content(tmp_path) and CHANGED in newest_content(tmp_path)


def test_what_the_release_no_longer_has_ends_with_the_next_correction(
    on_this_release: Esafety, file: Path, tmp_path: Path
) -> None:
    make_on_earlier_release(tmp_path, "notes/gone/now")
    correct(file)
    assert "Edition 2026.4.2" in publish(on_this_release, file).output
    assert BETTER in newest_content(tmp_path) and CHANGED in newest_content(tmp_path)
    assert on_this_release("guidance", "check").exit_code == 0


def test_words_of_the_release_that_break_its_own_rules_are_refused(
    esafety: Esafety, monkeypatch: pytest.MonkeyPatch
) -> None:
    never = Rule("N2", "Nothing", lambda page: True, ("child",), never=True)
    monkeypatch.setattr(finding, "RULES", (*RULES, never))
    refused = esafety("contacts", "confirm", "lado", "0161 496 0000", "--by", "Lena Lead")
    assert refused.exit_code == 1 and "N2: " in refused.output
