"""Each note says what is true today."""

from collections.abc import Callable
from typing import Any

from webapp.guidance.source.content import Content
from webapp.guidance.steps.outcome import PathOutcome

Says = Callable[[str, list[str]], list[str]]


def test_each_note_says_what_is_true_today(
    checklist: dict[str, Any], content: Content, missing: Says
) -> None:
    for name, words in checklist["notes"].items():
        assert not missing(content.notes[name].now, words), name


def test_each_note_of_the_checklist_is_beside_a_step_or_a_row(
    checklist: dict[str, Any], outcomes: list[PathOutcome]
) -> None:
    standing = {note.id for found in outcomes for row in found.rows for note in row.notes}
    standing |= {note.id for found in outcomes for step in found.steps for note in step.notes}
    assert set(checklist["notes"]) <= standing


def test_every_evidence_step_of_tables_1_and_3_has_the_image_rule_beside_it(
    content: Content,
) -> None:
    for name in ("t1.evidence", "t1.ask-family"):
        notes = " ".join(note.now for note in content.steps[name].notes)
        assert "never view, copy, save, print or ask for a sexual image" in notes
