"""Whether the content holds together, checked at start: nothing unknown, nothing missing. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.shapes import Blank, Content, Row, Step
from webapp.guidance.steps.situations import SITUATIONS

STEP_ID = re.compile(r"[a-z0-9.-]{1,24}")
# Five digits or more, with spaces between or not: 999, 101, years and money are words.
NUMBER = re.compile(r"\d(?:[ ()-]?\d){4,}")
ADDRESS = re.compile(r"https?:|www\.|\w@\w|\w\.(?:co\.uk|com|org|gov\.uk)\b")
# What is no text that anybody reads out: source lines, and days of the edition.
NO_TEXT = {"cells", "approved_on", "review_due"}


def faults(content: Content, plain: Mapping[str, Any]) -> list[str]:
    """Every fault as a sentence; `plain` is what the content was built from."""
    return [*_printed(plain), *_unknown_names(content), *_cells(content), *_steps(content)]


def _printed(plain: Mapping[str, Any]) -> Iterator[str]:
    """Numbers and addresses stand in the contacts only."""
    for part, words in plain.items():
        if part == "contacts":
            continue
        for text in _texts(words):
            if NUMBER.search(text):
                yield f"{part}: a number is printed in “{text}”. Name the contact instead."
            if ADDRESS.search(text):
                yield f"{part}: an address is printed in “{text}”. Name the contact instead."


def _texts(words: Any) -> Iterator[str]:
    if isinstance(words, str):
        yield words
    elif isinstance(words, Mapping):
        for name, value in words.items():
            if name not in NO_TEXT and not (name == "lines" and isinstance(value, str)):
                yield from _texts(value)
    elif isinstance(words, list | tuple):
        for value in words:
            yield from _texts(value)


def _unknown_names(content: Content) -> Iterator[str]:
    for where, kind, name in _names_used(content):
        known: Mapping[str, Any] = {
            "note": content.notes,
            "contact": content.contacts,
            "step": content.steps,
            "must-show": content.must_show,
            "situation": SITUATIONS,
        }[kind]
        if name not in known:
            yield f"{where}: there is no {kind} {name}."


def _names_used(content: Content) -> Iterator[tuple[str, str, str]]:
    """Where, kind and name of everything that is named."""
    for step in content.steps.values():
        yield from _named_by(f"step {step.id}", step)
        if step.if_sexual:
            yield f"step {step.id}", "step", step.if_sexual
    for where, row in _rows(content):
        yield from ((where, "note", name) for name in row.notes)
        for column, blank in row.blanks.items():
            yield from _named_by(f"{where}, blank {column}", blank)
            yield from ((f"{where}, blank {column}", "step", name) for name in blank.steps)
    for table in content.tables.values():
        yield from ((table.name, "note", name) for name in table.notes)
    for item in content.must_show.values():
        yield from ((item.id, "situation", name) for name in item.situations)
    for question in content.questions.values():
        yield from ((f"question {question.id}", "must-show", name) for name in question.must_show)
    yield from _lines(content)


def _named_by(where: str, it: Step | Blank) -> Iterator[tuple[str, str, str]]:
    yield from ((where, "note", name) for name in it.notes)
    yield from ((where, "contact", name) for name in it.contacts)


def _lines(content: Content) -> Iterator[tuple[str, str, str]]:
    everywhere = [("M0", content.first), ("M0 for adults", content.first_adults)]
    everywhere += [(item.id, item.lines) for item in content.must_show.values()]
    everywhere += [(f"question {each.id}", each.lines) for each in content.questions.values()]
    for where, lines in everywhere:
        yield from ((where, "contact", name) for line in lines for name in line.contacts)


def _cells(content: Content) -> Iterator[str]:
    """Every cell has steps or says that it is blank, not both."""
    for where, row in _rows(content):
        for column in COLUMNS:
            filled = any(column in step.cells for step in row.steps)
            if not filled and column not in row.blanks:
                yield f"{where}: the cell {column} is missing."
            if filled and column in row.blanks:
                yield f"{where}: the cell {column} has steps and is called blank."


def _rows(content: Content) -> Iterator[tuple[str, Row]]:
    for table in content.tables.values():
        yield from ((f"{table.name}, {row.id}", row) for row in table.rows)


def _steps(content: Content) -> Iterator[str]:
    for step in content.steps.values():
        if not STEP_ID.fullmatch(step.id):
            yield f"step {step.id}: an id has up to 24 of a-z, 0-9, dot and hyphen."
        if not step.cells and step.id not in content.replacing:
            yield f"step {step.id}: it stands in no cell."
