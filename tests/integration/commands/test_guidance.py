"""A lead corrects words without a programmer: copy, check, preview and publish."""

import sqlite3
from pathlib import Path

import pytest

from tests.support.cast import hash_at_lowest_cost, make_accounts
from tests.support.corrected_words import BETTER, SAID, Esafety, correct, newest_content, publish
from webapp.commands.product import application


def audited(tmp_path: Path) -> list[tuple[str, str]]:
    """The name and the facts of every event in the audit log."""
    with sqlite3.connect(tmp_path / "instance" / "esafety.sqlite") as database:
        return database.execute("SELECT event, facts FROM audit_entry ORDER BY 1").fetchall()


def test_a_copy_has_no_fault_and_differs_in_nothing(esafety: Esafety, folder: Path) -> None:
    assert esafety("guidance", "check", str(folder)).output.endswith("Texts that differ: 0.\n")
    assert "Nothing differs" in esafety("guidance", "preview", str(folder)).output
    assert esafety("guidance", "copy", str(folder)).output.endswith("the name of a new folder.\n")


def test_a_preview_shows_both_versions_and_the_pages_and_publishes_nothing(
    esafety: Esafety, folder: Path, tmp_path: Path
) -> None:
    correct(folder)
    said = esafety("guidance", "preview", str(folder)).output
    line = (folder / "notes.yaml").read_text("utf-8").splitlines().index("leave-it:") + 3
    assert f"notes › leave-it › now  (notes.yaml, line {line})" in said
    assert "[-The-] police advise." in said
    assert "{+Wait for what the+} police advise." in said
    assert "/tables/sexual  Sexual behaviour" in said
    assert BETTER not in newest_content(tmp_path)


def test_words_a_worker_acts_on_are_not_published_without_a_name(
    esafety: Esafety, folder: Path, tmp_path: Path
) -> None:
    correct(folder)
    refused = esafety("guidance", "publish", str(folder))
    assert refused.exit_code == 1 and "--approved-by NAME" in refused.output
    assert "{+Wait for what the+}" in refused.output
    assert BETTER not in newest_content(tmp_path)


def test_a_chapter_is_not_published_without_a_name_either(
    esafety: Esafety, folder: Path, tmp_path: Path
) -> None:
    """“Call 999.” is said in chapters too."""
    correct(folder, "chapters/law.yaml", "Call 999.", "Do not call 999.")
    refused = esafety("guidance", "publish", str(folder))
    assert refused.exit_code == 1 and "--approved-by NAME" in refused.output
    assert "Do not call 999." not in newest_content(tmp_path)


def test_a_name_is_no_approval_of_the_edition_and_the_command_says_so(
    esafety: Esafety, folder: Path
) -> None:
    correct(folder)
    said = publish(esafety, folder).output
    assert "This does not approve the edition" in said and "Unit → Guidance" in said
    assert "approve the edition" not in esafety("guidance", "publish").output


def test_nothing_changed_needs_no_name(esafety: Esafety, folder: Path, tmp_path: Path) -> None:
    said = esafety("guidance", "publish", str(folder))
    assert said.exit_code == 0 and "Nothing differs" in said.output
    assert "approve the edition" not in said.output
    assert audited(tmp_path) == []


def test_corrections_outlive_a_restart_and_are_recorded(
    esafety: Esafety, folder: Path, tmp_path: Path
) -> None:
    correct(folder)
    assert "Edition 2026.4.1" in publish(esafety, folder).output
    assert "Edition 2026.4.1" in esafety("guidance", "publish").output
    assert BETTER in newest_content(tmp_path)
    [(event, facts)] = audited(tmp_path)
    assert event == "guidance-corrected" and "notes.yaml" in facts and "Lena Lead" in facts


def test_a_later_copy_has_the_corrections_and_as_shipped_takes_them_back(
    esafety: Esafety, folder: Path, tmp_path: Path
) -> None:
    correct(folder)
    publish(esafety, folder)
    esafety("guidance", "copy", str(tmp_path / "later"))
    assert BETTER in (tmp_path / "later" / "notes.yaml").read_text("utf-8")
    assert esafety("guidance", "publish", "--as-shipped").exit_code == 1
    taken_back = esafety("guidance", "publish", "--as-shipped", "--approved-by", "Lena Lead")
    assert "Edition 2026.4.2" in taken_back.output
    assert BETTER not in newest_content(tmp_path)
    assert [event for event, _ in audited(tmp_path)] == [
        "guidance-corrected",
        "guidance-taken-back",
    ]


@pytest.mark.parametrize("command", ["check", "preview", "publish"])
def test_a_folder_that_lacks_a_corrected_file_takes_nothing_back(
    esafety: Esafety, folder: Path, tmp_path: Path, command: str
) -> None:
    correct(folder)
    publish(esafety, folder)
    (folder / "notes.yaml").unlink()
    name = ["--approved-by", "Lena Lead"] if command == "publish" else []
    refused = esafety("guidance", command, str(folder), *name)
    assert refused.exit_code == 1 and "missing from" in refused.output
    assert "notes.yaml" in refused.output and "--as-shipped" in refused.output
    assert BETTER in newest_content(tmp_path)


def test_one_correction_is_taken_back_by_the_words_of_the_release(
    esafety: Esafety, folder: Path, tmp_path: Path
) -> None:
    correct(folder)
    correct(folder, "poster.yaml", "For everyone who", "For all who")
    publish(esafety, folder)
    correct(folder, was=BETTER, now=SAID)
    publish(esafety, folder)
    [_, (event, facts)] = audited(tmp_path)
    assert event == "guidance-taken-back" and "notes.yaml" in facts and "poster" not in facts
    assert BETTER not in newest_content(tmp_path) and "For all who" in newest_content(tmp_path)


@pytest.mark.parametrize(
    ("name", "was", "now", "said"),
    [
        ("you-now.yaml", "look, copy or delete", "show", "M3: “Do not look, copy or delete.”"),
        ("notes.yaml", "now: >-", "now: a: b", "notes.yaml, line 6: this cannot be read"),
        ("path.yaml", "start: danger", "start: who", "path › start cannot be changed here"),
        (
            "path.yaml",
            "title: Call 999 now",
            "tilte: Call 999 now",
            "danger-yes › title is missing",
        ),
    ],
)
def test_a_fault_is_a_sentence_with_its_rule_or_line(
    esafety: Esafety, folder: Path, name: str, was: str, now: str, said: str
) -> None:
    text = (folder / name).read_text("utf-8")
    (folder / name).write_text(text.replace(was, now), "utf-8")
    refused = esafety("guidance", "check", str(folder))
    assert refused.exit_code == 1 and said in refused.output, refused.output


def test_a_folder_and_as_shipped_are_not_given_together(esafety: Esafety, folder: Path) -> None:
    assert esafety("guidance", "publish", str(folder), "--as-shipped").exit_code == 2


def test_where_somebody_at_the_unit_can_decide_they_are_proposed_and_phones_keep_their_words(
    esafety: Esafety, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSTANCE_DIR", str(tmp_path / "instance"))
    with application().app_context():
        hash_at_lowest_cost()
        make_accounts()
    correct(folder)
    said = esafety("guidance", "publish", str(folder)).output
    assert "{+Wait for what the+}" in said and "Pages that change: " in said
    assert said.endswith("Until then phones keep the words that they have.\n")
    assert "Lena Lead can approve it in the unit" in said
    assert "Corrected words of the guidance" in esafety("people", "waiting").output
    assert BETTER not in newest_content(tmp_path)
    esafety("guidance", "publish")
    assert BETTER not in newest_content(tmp_path)
