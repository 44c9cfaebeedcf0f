"""A folder of corrected files: what counts as one, and what no lead may change in it."""

from pathlib import Path

import pytest

from webapp.guidance.locked import require_words_only
from webapp.guidance.overlay import read_overlay
from webapp.guidance.source.loading import load_data
from webapp.guidance.source.yaml_files import ContentFault, shipped_texts


def corrected(name: str, was: str, now: str) -> dict[str, str]:
    text = shipped_texts()[name]
    assert was in text
    return {name: text.replace(was, now, 1)}


def test_a_copy_of_every_file_corrects_nothing(tmp_path: Path) -> None:
    for name, text in shipped_texts().items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    assert read_overlay(tmp_path) == {}


def test_only_what_differs_is_read_and_hidden_files_are_not(tmp_path: Path) -> None:
    (tmp_path / "notes.yaml").write_text("evidence: {was: a, now: b}", "utf-8")
    (tmp_path / ".DS_Store").write_bytes(b"\xff")
    assert list(read_overlay(tmp_path)) == ["notes.yaml"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("nots.yaml", b"", "nots.yaml: is not the name of a content file"),
        ("statements.tsv", b"", "statements.tsv: is not the name of a content file"),
        ("notes.yaml", b"\xff\xfe", "notes.yaml: is not saved as UTF-8 text"),
        ("notes.yaml", b"#" * 1_000_001, "notes.yaml: is larger than a megabyte"),
    ],
)
def test_a_file_that_is_none_is_refused(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(ContentFault, match=said):
        read_overlay(tmp_path)


def test_a_folder_without_content_files_is_refused(tmp_path: Path) -> None:
    (tmp_path / ".DS_Store").write_bytes(b"")
    with pytest.raises(ContentFault, match="has no content file. `esafety guidance copy` writes"):
        read_overlay(tmp_path)


def test_words_replace_those_of_the_release() -> None:
    files = corrected("notes.yaml", "The police advise.", "Ask the police.")
    require_words_only(files)
    assert load_data(instead=files)["notes"]["leave-it"]["now"].endswith("Ask the police.")


@pytest.mark.parametrize(
    ("name", "was", "now", "said"),
    [
        ("edition.yaml", '"2026.4"', '"2027.1"', "The release names the edition"),
        ("edition.yaml", "status: draft", "status: approved", "approved on the unit’s page"),
        ("contacts.yaml", 'number: "101"', 'number: "102"', "confirmed on the unit’s contacts"),
        ("contacts.yaml", "scope: local", "scope: national", "program of this release"),
        ("contacts.yaml", "bank:", "banks:", "contacts › bank cannot be taken away here"),
        ("contacts.yaml", "my-lead:", 'new: {number: "999"}\nmy-lead:', "brings a number"),
        ("must_show.yaml", "screens: [outcome]", "screens: [form]", "must be shown"),
        ("must_show.yaml", "situations: [child]", "situations: [adults]", "must be shown"),
        ("path.yaml", "next: area}", "next: danger-yes}", "program of this release"),
        ("you-now.yaml", "nude: {other: now", "nude: {other: today", "take the ranks from"),
        ("notes.yaml", "unplug:", "unplugged:", "notes › unplug cannot be taken away here"),
        ("chapters/law.yaml", "statements: [S418]", "statements: []", "no paragraph carries S418"),
        ("table-2-sexual.yaml", '{CC: "333"', '{CC: "334"', "lines of the paper"),
        ("table-2-sexual.yaml", "id: t2.gather\n", "id: t2.other\n", "cannot be taken away"),
    ],
)
def test_more_than_words_is_refused_with_the_reason(
    name: str, was: str, now: str, said: str
) -> None:
    with pytest.raises(ContentFault, match=said):
        require_words_only(corrected(name, was, now))


def test_a_refusal_says_the_file_and_the_line() -> None:
    with pytest.raises(ContentFault, match=r"contacts\.yaml, line \d+: contacts › police-101"):
        require_words_only(corrected("contacts.yaml", 'number: "101"', 'number: "102"'))
