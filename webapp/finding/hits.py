"""Finds reports by name tokens: those that have every word, by kind, then the newest first."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, select, tuple_
from sqlalchemy.orm import aliased

from webapp.extensions import db
from webapp.incidents.models import Chain, Incident
from webapp.incidents.visible import visible_to
from webapp.reports.models import Report
from webapp.texts.models import NameToken
from webapp.vocabulary.name_kind import NameKind
from webapp.web.paging import PAGE_SIZE

# Of more nobody reads each: they are counted no further.
MOST_COUNTED = 100
KINDS = [kind.value for kind in NameKind]

_Other = aliased(NameToken)

Tokens = Sequence[bytes]


class Hit(NamedTuple):
    """A report that was found, its incident, and the kind under which it is listed."""

    number: int
    reference: str
    incident: int
    kind: int

    @property
    def place(self) -> list[int]:
        """After which the next page begins."""
        return [self.kind, self.number]


def find_hits(person_id: int, tokens: Tokens, after: Sequence[int] | None) -> list[Hit]:
    """A page of what the person may see, and one more where there is a next page."""
    query = _hits(person_id, _rarest_first(tokens))
    if after:
        query = query.where(tuple_(NameToken.kind, NameToken.report_number) < tuple_(*after))
    return [Hit(*row) for row in db.session.execute(query.limit(PAGE_SIZE + 1))]


def count_hits(person_id: int, tokens: Tokens) -> dict[NameKind, int]:
    """How many there are of each kind that has any; of more than MOST_COUNTED, one more in all."""
    found = db.session.execute(_hits(person_id, _rarest_first(tokens)).limit(MOST_COUNTED + 1))
    return Counter(NameKind(hit.kind) for hit in found)


def count_in_words(counts: Mapping[NameKind, int]) -> str:
    """How many reports those are: a number, or "more than 100"."""
    total = sum(counts.values())
    return str(total) if total <= MOST_COUNTED else f"more than {MOST_COUNTED}"


def find_kinds(numbers: Collection[int], tokens: Tokens) -> dict[int, set[NameKind]]:
    """Under which kinds each of these reports has one of the words."""
    query = select(NameToken.report_number, NameToken.kind).where(
        NameToken.token.in_(tokens),
        NameToken.kind.in_(KINDS),
        NameToken.report_number.in_(numbers),
    )
    kinds: dict[int, set[NameKind]] = {number: set() for number in numbers}
    for number, kind in db.session.execute(query):
        kinds[number].add(NameKind(kind))
    return kinds


def _rarest_first(tokens: Tokens) -> list[bytes]:
    """So that a rare word is not looked for in every report that has a common one."""
    counts = [_count_some(token) for token in tokens]
    found = db.session.execute(select(*counts)).one()
    by_token = dict(zip(tokens, found, strict=True))
    return sorted(tokens, key=lambda token: by_token[token])


def _count_some(token: bytes) -> ColumnElement[int]:
    some = select(NameToken.kind).where(NameToken.token == token).limit(MOST_COUNTED)
    return select(func.count()).select_from(some.subquery()).scalar_subquery()


def _hits(person_id: int, tokens: Tokens) -> Select[int, str, int, int]:
    first, *others = tokens
    query = (
        select(Report.id, Report.reference, Incident.id.label("incident"), NameToken.kind)
        .select_from(NameToken)
        .join(Report, Report.id == NameToken.report_number)
        .join(Chain, Chain.id == Report.chain_id)
        .join(Incident, Incident.id == Chain.incident_id)
        .where(NameToken.token == first, visible_to(person_id))
        .where(~_is_of_higher_kind(first), *map(_has, others))
    )
    return query.order_by(NameToken.kind.desc(), NameToken.report_number.desc())


def _has(token: bytes) -> ColumnElement[bool]:
    return _kind_in_same_report(token).is_not(None)


def _is_of_higher_kind(token: bytes) -> ColumnElement[bool]:
    """It is listed once, under the highest kind."""
    return _kind_in_same_report(token, _Other.kind > NameToken.kind).is_not(None)


def _kind_in_same_report(token: bytes, *where: ColumnElement[bool]) -> ScalarSelect[int]:
    """By the table's key, row by row: PostgreSQL would join an EXISTS, and then sort."""
    query = select(_Other.kind).where(
        _Other.token == token,
        _Other.kind.in_(KINDS),
        _Other.report_number == NameToken.report_number,
        *where,
    )
    return query.limit(1).correlate(NameToken).scalar_subquery()
