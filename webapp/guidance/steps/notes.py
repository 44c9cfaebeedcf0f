"""Leaves out the notes that have been said already. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from webapp.guidance.source.shapes import Note, Step


def select_new(notes: Iterable[Note], said: set[str]) -> tuple[Note, ...]:
    """Those not in `said`, ids of notes, to which they are added."""
    found = tuple(note for note in notes if note.id not in said)
    said.update(note.id for note in found)
    return found


def with_new_notes(steps: Iterable[Step], said: set[str]) -> tuple[Step, ...]:
    """The steps, each with its new notes only."""
    return tuple(replace(step, notes=select_new(step.notes, said)) for step in steps)
