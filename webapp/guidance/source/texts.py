"""Gives each text of the guidance its id, and puts a lead's words in the place of a text's. Pure.

The id of a text is its place in the content files: `notes/leave-it/now`. An entry of a list has its
own id there, else its position: `you_now/cells/nude/child/lines/2/text`.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from webapp.guidance.source.yaml_files import (
    ContentFault,
    Entry,
    LeadsText,
    parse_text,
    place_of,
    read_all,
)

Trail = tuple[str, ...]

LONGEST = 1_000
LARGEST_FILE = 1_000_000
FIND = "`esafety guidance texts` prints every id with its words."
# The ids of what people read, or type into the search. All else is structure: codes, names, source
# lines, phrases of rules. A lead signs the order on advice (stronger.yaml) as the release has it.
WORDS = re.compile(
    r"edition/changes/\d+"
    r"|path/questions/.+/(title|hint|text|label|group|points/\d+)"
    r"|notes/[^/]+/(was|now)"
    r"|must_show/.+/(title|text)"
    r"|you_now/who/[^/]+/did"
    r"|you_now/areas/[^/]+/short"
    r"|you_now/(ticks|names|sources)/[^/]+"
    r"|you_now/(who|cells|pages|lead)/.+/\d+/(?!who$|from$|tick$)[^/]+"
    r"|stronger/signed/[^/]+"
    r"|contacts/[^/]+/(label|hint)"
    r"|(sexual|bullying|personal_information)/(title|.+/(title|text))"
    r"|contents/groups/\d+/title"
    r"|chapters/[^/]+/(contents|today|(.+/)?title|.+/(text|was|(points|columns)/\d+))"
    r"|search/(same|crisis|path|contacts|guidance)/.+"
    r"|search/(notes|pages)/\d+/(title|text|words)"
    r"|poster/(title|to|about_lead|acts/\d+)"
)


class CorrectedText(NamedTuple):
    """The release's words, and those of a lead that replace them."""

    was: str
    now: str


Corrections = Mapping[str, CorrectedText]
"""By the id of the text."""
NONE: Corrections = {}


def walk(value: Any, trail: Trail = ()) -> Iterator[tuple[Trail, Any]]:
    """Every value that holds no others, with the names that lead to it."""
    children = children_of(value)
    if children is None:
        yield trail, value
        return
    for name, inner in children:
        yield from walk(inner, (*trail, name))


def children_of(value: Any) -> list[tuple[str, Any]] | None:
    """What it holds, each with its name; None for a text."""
    if isinstance(value, Mapping):
        return list(value.items())
    if isinstance(value, list):
        return [(_own_id(inner) or str(at), inner) for at, inner in enumerate(value, 1)]
    return None


def _own_id(entry: Any) -> str:
    found = (entry.get("id") or entry.get("use")) if isinstance(entry, Mapping) else None
    return str(found or "")


def id_of(trail: Trail) -> str:
    """The id of the text at this place."""
    return "/".join(trail)


def find_words(data: Mapping[str, Any]) -> dict[str, str]:
    """The words of every text that a lead may correct, by its id."""
    found = ((id_of(trail), value) for trail, value in walk(data))
    return {text: str(words) for text, words in found if WORDS.fullmatch(text)}


@cache
def shipped_words() -> Mapping[str, str]:
    """The words of the release, by the id of the text."""
    return find_words(read_all())


def correct(data: Mapping[str, Any], corrections: Corrections) -> dict[str, Any]:
    """The data with a lead's words, as far as the texts say what was corrected."""
    corrected: dict[str, Any] = _correct(data, corrections, ())
    return corrected


def _correct(value: Any, corrections: Corrections, trail: Trail) -> Any:
    children = children_of(value)
    if children is None:
        text = id_of(trail)
        one = corrections.get(text)
        return LeadsText(one.now, text) if one and one.was == value else value
    rebuilt = [(name, _correct(inner, corrections, (*trail, name))) for name, inner in children]
    if isinstance(value, list):
        return [inner for _, inner in rebuilt]
    entry = Entry(rebuilt)
    entry.place = getattr(value, "place", "")
    return entry


def find_misfits(corrections: Corrections) -> Iterator[str]:
    """A sentence for each correction of a text that this release does not have, or has reworded."""
    shipped = shipped_words()
    for text, one in corrections.items():
        if text not in shipped:
            yield f"{text}: this release has no such text, so “{one.now}” has no place."
        elif shipped[text] not in one:
            yield (
                f"{text}: this release says “{shipped[text]}” where “{one.was}” was corrected. "
                "Publish the words that it should have now."
            )


def merge(corrections: Corrections, words: Mapping[str, str]) -> dict[str, CorrectedText]:
    """The corrections with other words for some texts.

    Leaves out texts that say the same as the release, or that the release no longer has.
    """
    shipped = shipped_words()
    given = {text: CorrectedText(shipped[text], now) for text, now in words.items()}
    merged = {**corrections, **given}
    return {text: one for text, one in merged.items() if shipped.get(text, one.now) != one.now}


def read_words(file: Path) -> dict[str, str]:
    """The words of a file of `text id: new words`. Raises ContentFault, listing what is wrong."""
    name = file.name
    if file.stat().st_size > LARGEST_FILE:
        raise ContentFault(f"{name}: is larger than a megabyte.")
    try:
        entries = parse_text(name, file.read_text("utf-8"))
    except UnicodeDecodeError as fault:
        raise ContentFault(f"{name}: is not saved as UTF-8 text.") from fault
    faults = [_find_fault(text, words) for text, words in entries.items()]
    if any(faults):
        raise ContentFault("\n".join(filter(None, faults)))
    return {str(text): _tidy(words) for text, words in entries.items()}


def _find_fault(text: str, words: Any) -> str:
    where = f"{place_of(text)}{text}"
    if text not in shipped_words():
        alike = get_close_matches(text, shipped_words(), 1)
        meant = f" Did you mean {alike[0]}?" if alike else ""
        return f"{where}: no text that can be corrected has this id.{meant} {FIND}"
    if not isinstance(words, str):
        return f"{where}: is not one text. Write its words in quotes."
    if not any(map(str.isalnum, words)) and words != shipped_words()[text]:
        return f"{where}: has no words. Write some, or leave the line out."
    if len(_tidy(words)) > LONGEST:
        return f"{where}: has {len(_tidy(words))} characters; {LONGEST} are the most."
    return ""


def _tidy(words: str) -> str:
    return " ".join(words.split())
