"""Finds reports by name tokens: those that have every word, by kind, then the newest first.

Its statements are made once for each number of words: to write one out takes longer than to run it.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    ScalarSelect,
    Select,
    String,
    bindparam,
    func,
    select,
    tuple_,
)
from sqlalchemy.orm import aliased

from webapp.database.statements import written_out
from webapp.extensions import db
from webapp.incidents.models import Chain, Incident
from webapp.incidents.visible import PERSON, visible_to
from webapp.reports.models import Report
from webapp.texts.models import NameToken
from webapp.vocabulary.name_kind import NameKind
from webapp.web.paging import PAGE_SIZE

# Of more nobody reads each: they are counted no further.
MOST_COUNTED = 100
KINDS = [kind.value for kind in NameKind]

NEWEST_FIRST = (NameToken.kind.desc(), NameToken.report_number.desc())

_Other = aliased(NameToken)

Tokens = Sequence[bytes]
Statement = Select[*tuple[Any, ...]]


class Hit(NamedTuple):
    """A report that was found, its incident, and the kind under which it is listed.

    `kinds`: the numbers of all kinds under which it has one of the words, with commas between.
    """

    number: int
    reference: str
    incident: int
    kind: int
    kinds: str

    @property
    def place(self) -> list[int]:
        """After which the next page begins."""
        return [self.kind, self.number]

    @property
    def all_kinds(self) -> set[NameKind]:
        """Under which kinds it has one of the words."""
        return {NameKind(int(kind)) for kind in self.kinds.split(",")}


def rarest_first(tokens: Tokens) -> list[bytes]:
    """So a rare word is not looked for in every report that has a common one."""
    if len(tokens) < 2:
        return [*tokens]
    counted = (
        select(NameToken.token, func.count().label("number"))
        .where(NameToken.token.in_(tokens))
        .group_by(NameToken.token)
    )
    counts = {row.token: row.number for row in db.session.execute(counted)}
    return sorted(tokens, key=lambda token: counts.get(token, 0))


def find_hits(person_id: int, tokens: Tokens, after: Sequence[int] | None) -> list[Hit]:
    """A page of what the person may see, and one more where there is a next page.

    The first page comes with all that are counted, so that nobody counts them in another query.
    """
    place = dict(zip(("kind", "number"), after, strict=True)) if after else {}
    query = _after(len(tokens)) if after else _first(len(tokens), MOST_COUNTED + 1)
    found = db.session.execute(query, {"person": person_id, **_named(tokens), **place})
    return [Hit(*row) for row in found]


def count_hits(person_id: int, tokens: Tokens) -> dict[NameKind, int]:
    """How many there are of each kind that has any; of more than MOST_COUNTED, one more in all."""
    query = _first(len(tokens), MOST_COUNTED + 1)
    found = db.session.execute(query, {"person": person_id, **_named(tokens)})
    return Counter(NameKind(hit.kind) for hit in found)


def count_in_words(total: int) -> str:
    """How many reports those are: a number, or "more than 100"."""
    return str(total) if total <= MOST_COUNTED else f"more than {MOST_COUNTED}"


def _named(tokens: Iterable[bytes]) -> dict[str, Any]:
    return {f"token_{place}": token for place, token in enumerate(tokens)}


@cache
def _words(words: int) -> list[Any]:
    return [cast(Any, bindparam(f"token_{place}")) for place in range(words)]


@cache
def _first(words: int, limit: int) -> Statement:
    return _hits(words).limit(written_out(limit))


@cache
def _after(words: int) -> Statement:
    place = tuple_(bindparam("kind", type_=Integer), bindparam("number", type_=BigInteger))
    is_after = tuple_(NameToken.kind, NameToken.report_number) < place
    return _hits(words).where(is_after).limit(written_out(PAGE_SIZE + 1))


def _hits(words: int) -> Statement:
    first, *others = _words(words)
    query = (
        select(Report.id, Report.reference, Incident.id.label("incident"), NameToken.kind)
        .add_columns(_all_kinds(words))
        .select_from(NameToken)
        .join(Report, Report.id == NameToken.report_number)
        .join(Chain, Chain.id == Report.chain_id)
        .join(Incident, Incident.id == Chain.incident_id)
        .where(NameToken.token == first, visible_to(PERSON))
        .where(~_is_of_higher_kind(first), *map(_has, others))
    )
    return query.order_by(*NEWEST_FIRST)


def _all_kinds(words: int) -> ScalarSelect[str]:
    query = select(func.aggregate_strings(_Other.kind.cast(String), ","))
    in_it = (_Other.kind.in_(KINDS), _Other.report_number == NameToken.report_number)
    has_one = _Other.token.in_(_words(words))
    return query.where(has_one, *in_it).correlate(NameToken).scalar_subquery()


def _has(token: Any) -> ColumnElement[bool]:
    return _kind_in_same_report(token).is_not(None)


def _is_of_higher_kind(token: Any) -> ColumnElement[bool]:
    """It is listed once, under the highest kind."""
    return _kind_in_same_report(token, _Other.kind > NameToken.kind).is_not(None)


def _kind_in_same_report(token: Any, *where: ColumnElement[bool]) -> ScalarSelect[int]:
    """By the table's key, row by row: PostgreSQL would join an EXISTS, and then sort."""
    query = select(_Other.kind).where(
        _Other.token == token,
        _Other.kind.in_(KINDS),
        _Other.report_number == NameToken.report_number,
        *where,
    )
    return query.limit(written_out(1)).correlate(NameToken).scalar_subquery()
