"""The words that ship cannot change without a new name of their edition."""

from pathlib import Path

import pytest

from tests import edition
from tests.unit.guidance import recorded
from tests.unit.guidance.recorded import digest_of_release, read_recorded
from webapp.guidance.source.yaml_files import read_file

WHAT_TO_DO = """
The words of the guidance have changed, and its edition still has the old name.
Give `name` in webapp/guidance/content/edition.yaml the next one, then run: make edition
(While nobody outside has had this edition: python -m tests.edition --unreleased)
"""


def test_words_change_with_the_name_of_their_edition() -> None:
    assert read_recorded().get(read_file("edition")["name"]) == digest_of_release(), WHAT_TO_DO


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record of the edition with other words."""
    file = tmp_path / "recorded.yaml"
    file.write_text(f"# A comment.\n{read_file('edition')['name']}: other\n", "utf-8")
    for module in (edition, recorded):
        monkeypatch.setattr(module, "FILE", file)
    return file


def test_a_known_name_is_not_recorded_with_other_words(file: Path) -> None:
    before = file.read_text("utf-8")
    assert "Give edition.yaml a new name" in edition.main([])
    assert file.read_text("utf-8") == before


def test_an_unreleased_one_is_recorded_again(file: Path) -> None:
    assert edition.main(["--unreleased"]).startswith("Recorded: ")
    assert file.read_text("utf-8").startswith("# A comment.\n")
    assert digest_of_release() in read_recorded().values()
    assert "is recorded with these words" in edition.main([])
