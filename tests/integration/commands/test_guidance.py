"""A lead corrects words without a programmer: texts, preview and publish."""

import sqlite3
from pathlib import Path

import pytest
import yaml

from tests.support.cast import hash_at_lowest_cost, make_accounts
from tests.support.corrected_words import (
    BETTER,
    LEAVE_IT,
    SAID,
    Esafety,
    correct,
    newest_content,
    publish,
)
from webapp.commands.product import application
from webapp.guidance.source.texts import shipped_words


def audited(tmp_path: Path) -> list[tuple[str, str]]:
    """The name and the facts of every event in the audit log."""
    with sqlite3.connect(tmp_path / "instance" / "esafety.sqlite") as database:
        return database.execute("SELECT event, facts FROM audit_entry ORDER BY 1").fetchall()


def test_each_text_is_printed_with_its_id_and_its_words(esafety: Esafety) -> None:
    assert yaml.safe_load(esafety("guidance", "texts").stdout) == dict(shipped_words())


@pytest.mark.parametrize("phrase", ["the police advise.", "leave-it/NOW"])
def test_a_text_is_found_by_its_words_or_its_id(esafety: Esafety, phrase: str) -> None:
    assert list(yaml.safe_load(esafety("guidance", "texts", phrase).stdout)) == [LEAVE_IT]


def test_what_no_text_says_is_not_found(esafety: Esafety) -> None:
    refused = esafety("guidance", "texts", "no such words")
    assert refused.exit_code == 1 and "No text that can be corrected has this" in refused.output


def test_what_was_printed_is_a_file_that_changes_nothing(
    esafety: Esafety, file: Path, tmp_path: Path
) -> None:
    file.write_text(esafety("guidance", "texts").stdout, "utf-8")
    said = esafety("guidance", "publish", str(file))
    assert said.exit_code == 0 and "Nothing differs" in said.output
    assert "approve the edition" not in said.output
    assert audited(tmp_path) == []


def test_a_preview_shows_both_versions_and_the_pages_and_publishes_nothing(
    esafety: Esafety, file: Path, tmp_path: Path
) -> None:
    said = esafety("guidance", "preview", str(file)).output
    assert f"{LEAVE_IT}\n" in said
    assert "[-The-] police advise." in said
    assert "{+Wait for what the+} police advise." in said
    assert "/tables/sexual  Sexual behaviour" in said
    assert BETTER not in newest_content(tmp_path)


def test_words_a_worker_acts_on_are_not_published_without_a_name(
    esafety: Esafety, file: Path, tmp_path: Path
) -> None:
    refused = esafety("guidance", "publish", str(file))
    assert refused.exit_code == 1 and "--approved-by NAME" in refused.output
    assert "{+Wait for what the+}" in refused.output
    assert BETTER not in newest_content(tmp_path)


def test_a_chapter_is_not_published_without_a_name_either(
    esafety: Esafety, file: Path, tmp_path: Path
) -> None:
    """“Call 999.” is said in chapters too."""
    correct(file, "Call 999.", "Do not call 999.", "chapters/law")
    refused = esafety("guidance", "publish", str(file))
    assert refused.exit_code == 1 and "--approved-by NAME" in refused.output
    assert "Do not call 999." not in newest_content(tmp_path)


def test_a_name_is_no_approval_of_the_edition_and_the_command_says_so(
    esafety: Esafety, file: Path
) -> None:
    said = publish(esafety, file).output
    assert "This does not approve the edition" in said and "Unit → Guidance" in said
    assert "approve the edition" not in esafety("guidance", "publish").output


def test_corrections_outlive_a_restart_and_are_recorded(
    esafety: Esafety, file: Path, tmp_path: Path
) -> None:
    assert "Edition 2026.4.1" in publish(esafety, file).output
    assert "Edition 2026.4.1" in esafety("guidance", "publish").output
    assert BETTER in newest_content(tmp_path)
    [(event, facts)] = audited(tmp_path)
    assert event == "guidance-corrected" and LEAVE_IT in facts and "Lena Lead" in facts


def test_what_is_corrected_is_printed_beside_the_words_of_the_release(
    esafety: Esafety, file: Path
) -> None:
    publish(esafety, file)
    said = esafety("guidance", "texts", LEAVE_IT).stdout
    assert BETTER in yaml.safe_load(said)[LEAVE_IT]
    assert said.startswith("# Corrected. The release says: ") and f"{SAID}\n{LEAVE_IT}" in said


def test_as_shipped_takes_every_correction_back(
    esafety: Esafety, file: Path, tmp_path: Path
) -> None:
    publish(esafety, file)
    assert esafety("guidance", "publish", "--as-shipped").exit_code == 1
    taken_back = esafety("guidance", "publish", "--as-shipped", "--approved-by", "Lena Lead")
    assert "Edition 2026.4.2" in taken_back.output
    assert BETTER not in newest_content(tmp_path)
    assert [event for event, _ in audited(tmp_path)] == [
        "guidance-corrected",
        "guidance-taken-back",
    ]


def test_what_was_corrected_before_stays_and_one_goes_back_by_the_words_of_the_release(
    esafety: Esafety, file: Path, tmp_path: Path
) -> None:
    publish(esafety, file)
    correct(file, "For everyone who", "For all who", "poster")
    publish(esafety, file)
    assert BETTER in newest_content(tmp_path) and "For all who" in newest_content(tmp_path)
    correct(file, SAID, SAID)
    publish(esafety, file)
    [*_, (event, facts)] = audited(tmp_path)
    assert event == "guidance-taken-back" and LEAVE_IT in facts and "poster" not in facts
    assert BETTER not in newest_content(tmp_path) and "For all who" in newest_content(tmp_path)


@pytest.mark.parametrize("command", ["preview", "publish"])
@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "you_now/cells/not_sure/online/lines/2/could_be_sexual: Show them everything.",
            "you_now/cells/not_sure/online/lines/2/could_be_sexual: M3: “Do not look, copy or",
        ),
        ("notes/leave-it/now: a: b", "words.yaml, line 1: this cannot be read"),
        (
            "path/start: who",
            "words.yaml, line 1: path/start: no text that can be corrected has this id.",
        ),
        ("notes/leave-it/now: Ring 0161 496 0000.", "notes/leave-it/now: notes: a number is"),
    ],
)
def test_a_fault_is_a_sentence_that_names_the_text(
    esafety: Esafety, file: Path, command: str, words: str, said: str
) -> None:
    file.write_text(words, "utf-8")
    refused = esafety("guidance", command, str(file))
    assert refused.exit_code == 1 and said in refused.output, refused.output


def test_a_file_and_as_shipped_are_not_given_together(esafety: Esafety, file: Path) -> None:
    assert esafety("guidance", "publish", str(file), "--as-shipped").exit_code == 2


def test_a_lead_signs_the_order_on_advice(esafety: Esafety, file: Path) -> None:
    assert "A draft: no lead has signed it." in esafety("guidance", "check").output
    facts = {"status": "signed", "by": "Lena Lead", "on": "2026-12-01"}
    signed = {f"stronger/signed/{name}": words for name, words in facts.items()}
    file.write_text(yaml.safe_dump(signed), "utf-8")
    publish(esafety, file)
    assert "Signed by Lena Lead on 2026-12-01." in esafety("guidance", "check").output


def test_where_somebody_at_the_unit_can_decide_they_are_proposed_and_phones_keep_their_words(
    esafety: Esafety, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INSTANCE_DIR", str(tmp_path / "instance"))
    with application().app_context():
        hash_at_lowest_cost()
        make_accounts()
    said = esafety("guidance", "publish", str(file)).output
    assert "{+Wait for what the+}" in said and "Pages that change: " in said
    assert said.endswith("Until then phones keep the words that they have.\n")
    assert "Lena Lead can approve it in the unit" in said
    assert "Corrected words of the guidance" in esafety("people", "waiting").output
    assert BETTER not in newest_content(tmp_path)
    esafety("guidance", "publish")
    assert BETTER not in newest_content(tmp_path)
