"""Reads an incident's log, newest first, in sentences."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    or_,
    select,
    true,
    union_all,
)
from sqlalchemy.orm import aliased

from webapp.extensions import db
from webapp.incidents.acts import NOT_UNDONE, OF_ACT, with_names
from webapp.incidents.models import Act, Chain, Incident
from webapp.incidents.work.case_log.after_call import in_words
from webapp.incidents.work.case_log.noting import TAKEN_BACK
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.texts.models import DataKey, SealedText
from webapp.texts.reading import open_row
from webapp.texts.sealing import INCIDENT
from webapp.vocabulary.act import ActKind
from webapp.vocabulary.ground import Ground
from webapp.vocabulary.incident import CallResult
from webapp.vocabulary.knows import Knows, RingsNext, Safe
from webapp.vocabulary.term import label_of
from webapp.vocabulary.times import format_moment
from webapp.vocabulary.waiting_for import WaitingFor


@dataclass(frozen=True)
class Version:
    """What a note said before it was corrected, who wrote that, and when."""

    when: str
    who: str
    text: str


@dataclass(frozen=True)
class Entry:
    """One entry: by which act, when, and what, with what was typed.

    `newest` is the act of a note's newest version; `earlier` has the others, newest first.
    """

    act: int
    when: str
    sentence: str
    text: str
    newest: int
    is_note: bool
    can_be_taken_back: bool
    earlier: Sequence[Version] = ()

    @property
    def what(self) -> str:
        """What distinguishes its buttons from those of other entries."""
        return self.when


def find_acts(incident: int) -> Sequence[Row[Any]]:
    """The acts in force on this incident, and on those that were joined with it, sealed."""
    return db.session.execute(OF_INCIDENT, {"incident": incident, "of": INCIDENT}).all()


def find_all_acts(incident: int) -> Sequence[Row[Any]]:
    """With those that were taken back."""
    return db.session.execute(ALL_OF_INCIDENT, {"incident": incident, "of": INCIDENT}).all()


def log_of(found: Sequence[Row[Any]]) -> list[Entry]:
    """The log that these acts are. Raises StorageKeyAway."""
    rows = sorted(found, key=lambda row: row.id, reverse=True)
    versions: dict[int, list[Row[Any]]] = {}
    for row in rows:
        if row.kind in (ActKind.NOTE, ActKind.NOTE_CORRECTED):
            versions.setdefault(row.coded.get("note", row.id), []).append(row)
    return [_entry(row, versions.get(row.id, [])) for row in rows if row.kind in SENTENCES]


def _entry(row: Row[Any], versions: Sequence[Row[Any]]) -> Entry:
    newest, *earlier = versions or [row]
    moment = row.at
    if row.kind == ActKind.CALL:
        moment = datetime.fromisoformat(row.coded["at"])
    sentence = SENTENCES[row.kind](row.who, row.coded)
    if earlier:
        sentence += f" {newest.who} corrected it, {format_moment(newest.at)}."
    return Entry(
        act=row.id,
        when=format_moment(moment),
        sentence=sentence,
        text=open_row(newest),
        newest=newest.id,
        is_note=row.kind == ActKind.NOTE,
        can_be_taken_back=row.kind in TAKEN_BACK,
        earlier=[Version(format_moment(one.at), one.who, open_row(one)) for one in earlier],
    )


def _whom(coded: Mapping[str, Any]) -> str:
    """`the police`."""
    label = label_of(WaitingFor, coded["whom"])
    return label[0].lower() + label[1:]


def _rang(who: str, coded: Mapping[str, Any]) -> str:
    return f"{who} rang {_whom(coded)}: {label_of(CallResult, coded['result']).lower()}."


def _said(who: str, coded: Mapping[str, Any]) -> str:
    safe = label_of(Safe, coded["safe"]).lower()
    knows = in_words(tuple(one for one in Knows if one.value in coded["knows"]))
    rings = label_of(RingsNext, coded["rings"])
    whom = in_words(tuple(one for one in Knows if one == coded.get("whom")))
    whom = f": {whom}" if whom else ""
    return f"The worker told {who}. Safe now: {safe}. Who knows: {knows}. {rings}{whom}."


def _told(who: str, coded: Mapping[str, Any]) -> str:
    return f"{who} told {_whom(coded)}. Ground: {label_of(Ground, coded['ground'])}."


def _asked(who: str, _: Mapping[str, Any]) -> str:
    return f"{who} asked them, on their phone, to ring us."


def _they_rang(who: str, _: Mapping[str, Any]) -> str:
    return f"They rang us, {who} noted."


def _looked_at(who: str, _: Mapping[str, Any]) -> str:
    return f"{who} looked at how it was closed, and left it so."


def _noted(who: str, _: Mapping[str, Any]) -> str:
    return f"{who} wrote:"


# How an act reads in the log. Other kinds are not in it.
SENTENCES: dict[str, Callable[[str, Mapping[str, Any]], str]] = {
    ActKind.CALL.value: _rang,
    ActKind.CALL_ANSWERED.value: _said,
    ActKind.TOLD.value: _told,
    ActKind.NOTE.value: _noted,
    ActKind.ASKED_TO_RING.value: _asked,
    ActKind.THEY_RANG.value: _they_rang,
    ActKind.LOOKED_AT.value: _looked_at,
}

_INCIDENT = cast(Any, bindparam("incident"))
_IS_OF = and_(DataKey.owner == bindparam("of"), DataKey.owner_id == Act.incident_id)
_HAS_TEXT = and_(
    SealedText.owner == DataKey.owner,
    SealedText.owner_id == DataKey.owner_id,
    SealedText.version == Act.id,
)


def _name_of(fact: str) -> ScalarSelect[str]:
    """Looked up for each: PostgreSQL would make a hash of everybody."""
    named = aliased(User)
    query = select(named.name).where(named.id == Act.coded[fact].as_integer())
    return query.correlate(Act).scalar_subquery()


_ACTS = (
    select(*OF_ACT, Act.report_number, Act.undoes, _name_of("to").label("person"))
    .add_columns(DataKey.owner, DataKey.owner_id, DataKey.storage_kid, DataKey.wrapped)
    .add_columns(SealedText.version, SealedText.blob)
)


def _sealed(query: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    return with_names(query).outerjoin(DataKey, _IS_OF).outerjoin(SealedText, _HAS_TEXT)


def _make_of_incident(which: ColumnElement[bool]) -> CompoundSelect[*tuple[Any, ...]]:
    """Those that name a report go where it goes. Each half is on an index of its own."""
    of_incident = _ACTS.select_from(Incident).join(Act, Act.incident_id == Incident.id)
    of_report = _ACTS.select_from(Chain).join(Report, Report.chain_id == Chain.id)
    of_report = of_report.join(Act, Act.report_number == Report.id)
    is_whole = or_(Incident.id == _INCIDENT, Incident.joined_into == _INCIDENT)
    return union_all(
        _sealed(of_incident).where(is_whole, Act.report_number.is_(None), which),
        _sealed(of_report).where(Chain.incident_id == _INCIDENT, which),
    )


# Made once: to write the query out takes longer than to run it.
OF_INCIDENT = _make_of_incident(NOT_UNDONE)
ALL_OF_INCIDENT = _make_of_incident(true())
