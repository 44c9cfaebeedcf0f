"""Searches for what somebody typed, and keeps it sealed for an hour, for the pages of its hits.

What is typed may be a child's or a worker's name: it is in no address, title or log. The audit log
has the number of the search; what was typed is sealed under a key of its own.
"""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from flask_login import current_user
from sqlalchemy import delete, select

from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.writing import writing
from webapp.errors import AppError
from webapp.extensions import db
from webapp.finding.hits import count_hits, count_in_words, find_hits, rarest_first
from webapp.finding.models import Search
from webapp.finding.typed import ways_of
from webapp.incidents.finding import Found, find_reference, record_reference
from webapp.organisations.named import find_named
from webapp.texts.name_tokens import hash_words
from webapp.texts.reading import read_texts
from webapp.texts.writing import write_text
from webapp.vocabulary.name_kind import NameKind

OWNER = "search"
KEPT_FOR = timedelta(hours=1)
ONE_CALLER = {NameKind.TELEPHONE: 1}


class NoSuchSearch(AppError):
    """There is none with this token, it is somebody else's, or it is over."""

    status = 404
    heading = "This search is over"
    sentence = (
        "Search again: type it into the field at the top of the page. What a search found is there "
        "for an hour, and only for the person who searched."
    )


class Looked(NamedTuple):
    """How it was read, how many reports of each kind were found, and how many organisations."""

    way: int
    counts: dict[NameKind, int]
    organisations: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not self.counts and not self.organisations

    @property
    def in_words(self) -> str:
        """For the audit log: kinds and numbers, and no word that was typed."""
        kinds = ", ".join(kind.label.lower() for kind in sorted(self.counts, reverse=True))
        organisations = f", organisations {self.organisations}" if self.organisations else ""
        reports = count_in_words(sum(self.counts.values()))
        return f"reports {reports}{f' ({kinds})' if kinds else ''}{organisations}"


class Outcome(NamedTuple):
    """Where a search leads: to one report, to the page of a token, or to what `found` says."""

    report: int | None = None
    token: str | None = None
    found: Found = Found()


def search(typed: str) -> Outcome:
    """Find it as a report's number, else as words. Recorded either way. Raises StorageKeyAway."""
    found = find_reference(typed)
    ways = [] if found.hits else ways_of(typed)
    looked = _look(typed, ways) if ways else None
    if looked is None or (looked.is_empty and found.is_number):
        record_reference(found)
        return Outcome(report=found.hits[0].number if found.is_one else None, found=found)
    token = _keep(typed, looked)
    return Outcome(report=_find_caller(ways, looked), token=token)


def read_search(token: str) -> tuple[str, Search]:
    """What the person signed in typed, and their search. Raises NoSuchSearch, StorageKeyAway."""
    query = select(Search).where(Search.token == token, Search.person_id == current_user.id)
    found = db.session.scalar(query.where(Search.at > datetime.now(UTC) - KEPT_FOR))
    if found is None:
        raise NoSuchSearch
    return read_texts(OWNER, [found.id])[found.id].decode(), found


def forget_searches() -> None:
    """The opener's task: delete the searches that are over. A no-op where none is."""
    is_over = Search.at <= datetime.now(UTC) - KEPT_FOR
    if db.session.scalar(select(Search.id).where(is_over).limit(1)) is not None:
        with writing():
            db.session.execute(delete(Search).where(is_over))


def _look(typed: str, ways: Sequence[Sequence[str]]) -> Looked:
    """The first way in which a report is found counts."""
    organisations = len(find_named(typed))
    for number, way in enumerate(ways):
        if counts := count_hits(current_user.id, rarest_first(hash_words(way))):
            return Looked(number, counts, organisations)
    return Looked(0, {}, organisations)


def _keep(typed: str, looked: Looked) -> str:
    token = secrets.token_urlsafe(16)
    with writing():
        row = Search(token=token, person_id=current_user.id, at=datetime.now(UTC), way=looked.way)
        db.session.add(row)
        db.session.flush()
        write_text(OWNER, row.id, typed.encode())
        trail.record(Event.WORDS_SEARCHED, hits=looked.in_words, number=str(row.id))
    return token


def _find_caller(ways: Sequence[Sequence[str]], looked: Looked) -> int | None:
    """The one report with a telephone number: then there is nothing to choose from."""
    if looked.counts != ONE_CALLER or looked.organisations:
        return None
    (hit,) = find_hits(current_user.id, hash_words(ways[looked.way]), None)
    return hit.number
