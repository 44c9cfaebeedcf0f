"""Checks that the content holds together, beyond what each entry must have. Pure.

No printed number, no missing cell, chapters that are short and lead only to pages that there are,
and a search whose every word finds something.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from webapp.guidance.path import COLUMNS
from webapp.guidance.source.chapters import Chapter, Grid, Piece
from webapp.guidance.source.content import Content, titles_by_path
from webapp.guidance.source.yaml_files import place_of, read_file
from webapp.vocabulary.behaviour import Who

STEP_ID = re.compile(r"[a-z0-9.-]{1,24}")
# Five digits or more, with or without spaces between. 999, 101, years and money are words.
NUMBER = re.compile(r"\d(?:[\s()-]{0,3}\d){4,}")
# In a contact's label or hint, short ones too: 102 can be rung. Years are words.
SHORT_NUMBER = re.compile(r"(?<!\d)(?!(?:19|20)\d\d\b)\d{3,4}(?!\d)")
ADDRESS = re.compile(r"https?:|www\.|\w@\w|\w\.(?:co\.uk|com|org|gov\.uk)\b")
# Keys whose values nobody reads out: dates of the edition and of the signed order, and source lines
# where they are text.
NO_TEXT = {"approved_on", "review_due", "on"}
SOURCE_LINES = {"cells", "lines"}
MOST_WORDS = 60
CONFIRM = "Phones show only what a lead confirms on the unit’s contacts page."


def find_faults(content: Content, data: Mapping[str, Any]) -> list[str]:
    """Every fault as a sentence; `data` is what the content was built from."""
    return [
        *_find_printed_numbers(data),
        *_find_numbers_in_words(data["contacts"], read_file("contacts")),
        *_find_faulty_cells(content),
        *_find_faulty_steps(content),
        *_find_missing_words(content),
        *_find_chapter_faults(content),
        *_find_search_faults(content),
    ]


def _find_printed_numbers(data: Mapping[str, Any]) -> Iterator[str]:
    """Only contacts may hold numbers and addresses, in fields of their own."""
    for part, value in data.items():
        if part == "contacts":
            continue
        for text in _texts(value):
            where = f"{place_of(text)}{part}"
            if NUMBER.search(text):
                yield f"{where}: a number is printed in “{text}”. Name the contact instead."
            if ADDRESS.search(text):
                yield f"{where}: an address is printed in “{text}”. Name the contact instead."


def _find_numbers_in_words(
    contacts: Mapping[str, Any], shipped: Mapping[str, Any]
) -> Iterator[str]:
    """Labels and hints may name numbers of the release: they outlive what a lead confirms."""
    released = {_digits(entry["number"]) for entry in shipped.values() if "number" in entry}
    for name, entry in contacts.items():
        own = shipped.get(name, {})
        words = " ; ".join((own.get("label", ""), own.get("hint", "")))
        known = {*released, *_numbers(words)}
        for field in ("label", "hint"):
            text = entry[field]
            where = f"{place_of(text)}contacts › {name} › {field}"
            if unknown := [number for number in _numbers(text) if number not in known]:
                yield f"{where}: the number {unknown[0]} is printed in “{text}”. {CONFIRM}"
            if ADDRESS.search(text):
                yield f"{where}: an address is printed in “{text}”. {CONFIRM}"


def _numbers(text: str) -> list[str]:
    """The digits of each number that can be rung."""
    longer = NUMBER.findall(text)
    return [_digits(found) for found in (*longer, *SHORT_NUMBER.findall(NUMBER.sub(" ", text)))]


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            if name not in NO_TEXT and not (name in SOURCE_LINES and _is_text(inner)):
                yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner)


def _is_text(value: Any) -> bool:
    """Whether it is a string, or has strings only."""
    values = value.values() if isinstance(value, Mapping) else [value]
    return all(isinstance(each, str) for each in values)


def _find_faulty_cells(content: Content) -> Iterator[str]:
    """Every cell has steps or an entry that calls it blank, not both."""
    rows = [(table.name, row) for table in content.tables.values() for row in table.rows]
    for table, row in rows:
        place = place_of(row.id)
        for column in COLUMNS:
            filled = any(column in step.cells for step in row.steps)
            if not filled and column not in row.blanks:
                yield f"{place}{table}, {row.id}: the cell {column} is missing."
            if filled and column in row.blanks:
                yield f"{place}{table}, {row.id}: the cell {column} has steps and is called blank."


def _find_faulty_steps(content: Content) -> Iterator[str]:
    replacing = {step.id for table in content.tables.values() for step in table.instead}
    for step in content.steps.values():
        place = place_of(step.id)
        if not STEP_ID.fullmatch(step.id):
            yield f"{place}step {step.id}: an id has up to 24 of a-z, 0-9, dot and hyphen."
        if not step.cells and step.id not in replacing:
            yield f"{place}step {step.id}: it is in no cell."


def _find_missing_words(content: Content) -> Iterator[str]:
    table = content.you_now
    for code in sorted({*Who} ^ table.who.keys()):
        yield f"you_now/who: must have the answers to “Who did it?”, and no others: {code}."
    for page in sorted(table.pages.keys() - table.sources.keys()):
        yield f"you_now/sources: nothing says where the page {page} comes from."


def _find_chapter_faults(content: Content) -> Iterator[str]:
    pages = titles_by_path(content)
    for chapter in content.chapters.values():
        yield from _find_faults_of_chapter(chapter, pages)


def _find_faults_of_chapter(chapter: Chapter, pages: Collection[str]) -> Iterator[str]:
    if len(chapter.today.split()) > MOST_WORDS:
        place = place_of(chapter.today)
        yield f"{place}chapter {chapter.id}: `today` has more than {MOST_WORDS} words."
    seen: set[str] = set()
    for section in chapter.sections:
        where = f"chapter {chapter.id}, section {section.id}"
        if section.id in seen:
            yield f"{place_of(section.id)}{where}: another section has this name."
        seen.add(section.id)
        if section.grid:
            yield from _find_short_rows(section.grid, where)
        if not section.pieces and not section.grid:
            yield f"{place_of(section.id)}{where}: says nothing."
        for piece in section.pieces:
            yield from _find_faults_of_piece(piece, pages, where)


def _find_faults_of_piece(piece: Piece, pages: Collection[str], where: str) -> Iterator[str]:
    words, place = len(piece.text.split()), place_of(piece.text)
    if words > MOST_WORDS:
        yield f"{place}{where}: a paragraph has {words} words, {MOST_WORDS} are the most."
    if piece.see and piece.see not in pages:
        yield f"{place_of(piece.see)}{where}: there is no page {piece.see}."


def _find_short_rows(grid: Grid, where: str) -> Iterator[str]:
    for title, cells in grid.rows:
        if len(cells) != len(grid.columns):
            needs = f"needs {len(grid.columns)} cells, has {len(cells)}"
            yield f"{place_of(title)}{where}, {title}: {needs}."


def _find_search_faults(content: Content) -> Iterator[str]:
    words = content.search
    areas = set(_find_areas(content))
    pages = titles_by_path(content)
    known = {
        "answer": (words.path, areas),
        "contact": (words.contacts, content.contacts),
        "page": ([*words.guidance, *(note.address for note in words.notes)], pages),
    }
    for kind, (named, there) in known.items():
        yield from (f"search: there is no {kind} {name}." for name in named if name not in there)
    missing = sorted(areas - set(words.path))
    yield from (f"search: no words lead to the answer {area}." for area in missing)


def _find_areas(content: Content) -> Iterator[str]:
    for question in content.questions.values():
        for answer in question.answers:
            yield from answer.sets.get("areas", ())
