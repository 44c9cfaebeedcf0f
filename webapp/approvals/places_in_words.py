"""Says in a reader's words where a changed text is: by titles and labels, never by codes. Pure."""

from collections.abc import Iterator, Mapping
from functools import reduce
from typing import Any

from webapp.guidance.path import COLUMNS, TABLES
from webapp.guidance.source.texts import Trail, children_of
from webapp.vocabulary.behaviour import Area, Who
from webapp.vocabulary.term import term

FIRST_WORDS = 6

# A field's name in words; empty where it says nothing to a reader.
FIELDS = {
    **dict.fromkeys(("text", "sections", "rows", "questions", "must_show", "cells", "groups"), ""),
    **dict.fromkeys(("grid", "areas"), ""),
    "today": "Today’s words at the top",
    "was": "What the paper said",
    "now": "What is true today",
    "who": "Who",
    "contents": "Its line on the contents page",
    "approved_by": "Who approved the paper",
    "approved_on": "When the paper was approved",
    "review_due": "When the paper’s review was due",
    "source_version": "Version of the paper",
    "page_for": "Pages",
    "names": "Short names of contacts",
    "pages": "More on this",
    "ticks": "What a tick says",
    "lead": "What the lead does",
    "did": "Who did it",
    "needs_signal": "Needs signal",
    "raises_to": "Rank after “yes”",
    "blank": "Where the table has no step",
    "if_sexual": "Where it may be sexual",
    "about_lead": "About a lead",
    "alone": "For a lead, or who works alone",
    "lines": "Lines",
    "see": "Link",
    "url": "Address",
    "use": "Which step",
    "to": "For whom",
}
# What the entries of a list are called where they have no title.
ENTRIES = {
    "pieces": "paragraph",
    "lines": "line",
    "points": "point",
    "steps": "step",
    "answers": "answer",
    "changes": "sentence",
    "contacts": "contact",
    "notes": "note",
    "statements": "statement",
    "know": "person",
    "chapters": "chapter",
    "rings": "contact",
    "offers": "contact",
    "why": "rule",
    "situations": "situation",
    "screens": "screen",
    "care": "line",
    "columns": "column",
    "acts": "line",
}
CONTACTS = ("contacts", "rings", "offers")
# Codes of pages that are not areas.
OTHERS = {"threats_adults": Area.THREATS, "nude_adults": Area.NUDE}


def say_where(trail: Trail, was: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """Where the text at this trail is, such as “Risks › Three ways it can go wrong › paragraph 3”.

    `was` and `now`: the data of both editions, of which one may lack it.
    """
    data = was if reduce(_go, trail, now) is None else now
    return " › ".join(filter(None, _name_all(trail, data))) or "All of it"


def say_text(trail: Trail, text: str, data: Mapping[str, Any]) -> str:
    """A text of `data` as it is read: the code of a contact or of a note becomes its words."""
    if trail[-2:-1] and trail[-2] in CONTACTS:
        return _title_of(data["contacts"].get(text)) or text
    note = data["notes"].get(text) if "notes" in trail[-2:-1] or trail[-1] == "note" else None
    return str(note["now"]) if note else text


def _name_all(trail: Trail, data: Mapping[str, Any]) -> Iterator[str]:
    """The words for each step of the trail below the part; empty for one that says nothing."""
    entry: Any = data
    for depth, name in enumerate(trail):
        in_list, entry = isinstance(entry, list), _go(entry, name)
        if depth == 1 and name in FIELDS:
            yield FIELDS[name]
        elif depth and not _is_said_by_its_entry(name, entry, is_last=depth == len(trail) - 1):
            yield _name(name, entry, parent=trail[depth - 1] if in_list else "", data=data)


def _is_said_by_its_entry(name: str, entry: Any, *, is_last: bool) -> bool:
    """Whether this is a list, whose entry says it: “line 2”."""
    return isinstance(entry, list) and name in ENTRIES and not is_last


def _go(value: Any, name: str) -> Any:
    """What is there under this name; None if nothing is."""
    return dict(children_of(value) or ()).get(name)


def _name(name: str, entry: Any, *, parent: str, data: Mapping[str, Any]) -> str:
    """`parent`: the list that it is an entry of, if it is one."""
    if titled := _title_of(entry):
        return titled
    if parent and name.isdecimal():
        return f"{ENTRIES.get(parent, 'entry')} {name}"
    if isinstance(entry, Mapping) and (text := entry.get("text") or _text_used(entry, data)):
        return f"“{_first_words(str(text))}”"
    if found := _look_up(name, data):
        return found
    return FIELDS.get(name, name.replace("_", " ").capitalize())


def _text_used(entry: Mapping[str, Any], data: Mapping[str, Any]) -> str:
    """The text of the step of a table that this entry repeats."""
    rows = [row for table in TABLES for row in data[table]["rows"]]
    steps = [step for row in rows for step in row.get("steps", [])]
    return next((one["text"] for one in steps if one.get("id", "") == entry.get("use")), "")


def _title_of(entry: Any) -> str:
    """How a page names this entry itself, if it does."""
    if not isinstance(entry, Mapping):
        return ""
    if "was" in entry and "now" in entry:
        return f"Note on “{_first_words(str(entry['was']))}”"
    return str(entry.get("title") or entry.get("label") or "")


def _look_up(name: str, data: Mapping[str, Any]) -> str:
    """What readers know the code by: an area, who, a column, a question, a contact, a page."""
    known = term(Area, name) or term(Who, name) or OTHERS.get(name)
    if known:
        return known.label
    path, hash_ = name.removeprefix("/guidance/").partition("#")[::2]
    chapter = data["chapters"].get(path)
    if chapter:
        sections = {one["id"]: one["title"] for one in chapter["sections"]}
        return " › ".join(filter(None, (chapter["title"], sections.get(hash_, ""))))
    entry = data["path"]["questions"].get(name) or data["contacts"].get(name)
    return _title_of(entry) or COLUMNS.get(name, "").capitalize()


def _first_words(text: str) -> str:
    words = text.split()
    return " ".join(words[:FIRST_WORDS]) + ("…" if len(words) > FIRST_WORDS else "")
