"""Builds what people type into the search, and what each word should find. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from webapp.guidance.source.strict_words import is_true, require_known

SIGNAL = "needs_signal"
KEYS = {"same", "crisis", "path", "contacts", "notes", "pages", "guidance"}
NOTE_KEYS = {"title", "note", "to", "words"}
PAGE_KEYS = {"title", "text", "to", "words", SIGNAL}

Data = Mapping[str, Any]


@dataclass(frozen=True)
class SearchPage:
    """A page to find, and the words that find it. `note`: the name of the note that it shows.

    `needs_signal`: no phone keeps it.
    """

    address: str
    title: str
    words: str
    text: str = ""
    note: str = ""
    needs_signal: bool = False


@dataclass(frozen=True)
class SearchWords:
    """Phrases as the file has them, separated by commas.

    `same`: groups that mean the same. `crisis`: talk of danger, by the answer of the path that it
    leads to. The others by code, name or address.
    """

    same: tuple[str, ...]
    crisis: Mapping[str, str]
    path: Mapping[str, str]
    contacts: Mapping[str, str]
    guidance: Mapping[str, str]
    notes: tuple[SearchPage, ...]
    pages: tuple[SearchPage, ...]


def build_search_words(data: Data) -> SearchWords:
    """The words of an edition's data. Raises ContentFault, and KeyError for what is missing."""
    require_known(KEYS, data, "search")
    return SearchWords(
        same=tuple(data["same"]),
        crisis=data["crisis"],
        path=data["path"],
        contacts=data["contacts"],
        guidance=data["guidance"],
        notes=tuple(_build_pages(data["notes"], NOTE_KEYS)),
        pages=tuple(_build_pages(data["pages"], PAGE_KEYS)),
    )


def _build_pages(entries: list[Data], keys: set[str]) -> Iterator[SearchPage]:
    for entry in entries:
        require_known(keys, entry, f"search, {entry['title']}")
        fields = {name: value for name, value in entry.items() if name not in ("to", SIGNAL)}
        yield SearchPage(entry["to"], needs_signal=is_true(entry.get(SIGNAL)), **fields)
