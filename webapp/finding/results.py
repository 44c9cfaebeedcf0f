"""Puts what a search found into a page: organisations, then the incidents of the reports."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask_login import current_user

from webapp.finding.hits import (
    Hit,
    Tokens,
    count_hits,
    count_in_words,
    find_hits,
    rarest_first,
)
from webapp.finding.searching import read_search
from webapp.finding.typed import left_out, ways_of
from webapp.incidents.inbox_page import InboxLine, lines_for
from webapp.organisations.known import Known
from webapp.organisations.named import find_named
from webapp.reports.reindexing import count_without_tokens
from webapp.texts.name_tokens import hash_words
from webapp.web.cursor import read_cursor, write_cursor
from webapp.web.paging import PAGE_SIZE


@dataclass(frozen=True)
class FoundIn:
    """A report of an incident that has the words, and what they are there, in words."""

    number: int
    reference: str
    by: str


@dataclass(frozen=True)
class Results:
    """A page of what was found; `found_in` is by incident.

    `total`: how many reports there are on all pages, in words. `to_come`: reports not searched yet.
    `left_out`: what of the words they do not have; "" where they have all.
    """

    typed: str
    organisations: Sequence[Known]
    lines: Sequence[InboxLine]
    total: str
    found_in: Mapping[int, Sequence[FoundIn]]
    is_first: bool
    next: str | None
    to_come: int
    left_out: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self.lines and not self.organisations


def results_of(token: str, after: str | None) -> Results:
    """A page of a search of the person signed in. A cursor not made here: the first page.

    Raises NoSuchSearch, StorageKeyAway.
    """
    typed, search = read_search(token)
    place = read_cursor(_list(token), after) if after else None
    way = ways_of(typed)[search.way]
    tokens = rarest_first(hash_words(way))
    found = find_hits(current_user.id, tokens, place)
    hits = found[:PAGE_SIZE]
    return Results(
        typed=typed,
        organisations=[] if place else find_named(typed),
        lines=lines_for(current_user.id, [*dict.fromkeys(hit.incident for hit in hits)]),
        total=_total(tokens, found, is_first=place is None),
        found_in=_by_incident(hits),
        is_first=place is None,
        next=write_cursor(_list(token), hits[-1].place) if len(found) > PAGE_SIZE else None,
        to_come=count_without_tokens(),
        left_out=left_out(typed, way) if hits else "",
    )


def _total(tokens: Tokens, found: Sequence[Hit], *, is_first: bool) -> str:
    total = len(found) if is_first else sum(count_hits(current_user.id, tokens).values())
    return count_in_words(total)


def _list(token: str) -> str:
    return f"search {token}"


def _by_incident(hits: Sequence[Hit]) -> dict[int, list[FoundIn]]:
    found: dict[int, list[FoundIn]] = {hit.incident: [] for hit in hits}
    for hit in hits:
        by = ", ".join(kind.label for kind in sorted(hit.all_kinds, reverse=True))
        found[hit.incident].append(FoundIn(hit.number, hit.reference, by))
    return found
