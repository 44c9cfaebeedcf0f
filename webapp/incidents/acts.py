"""Reads the acts on incidents: which were set aside, and whose organisation was chosen by hand."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    Row,
    Select,
    bindparam,
    func,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import aliased

from webapp.extensions import db
from webapp.incidents.models import Act, Chain, Incident
from webapp.incidents.work.in_hand import Done
from webapp.organisations.models import Organisation
from webapp.people.models import User
from webapp.reports.models import Report
from webapp.vocabulary.act import ActKind, SetAsideReason
from webapp.vocabulary.term import label_of

_Undoing = aliased(Act)
NOT_UNDONE: ColumnElement[bool] = ~select(_Undoing.id).where(_Undoing.undoes == Act.id).exists()

# The act by which an incident of the query around it is set aside.
SET_ASIDE_BY = (
    select(Act.id)
    .where(Act.incident_id == Incident.id, Act.kind == ActKind.SET_ASIDE.value, NOT_UNDONE)
    .order_by(Act.id.desc())
    .limit(1)
    .correlate(Incident)
    .scalar_subquery()
)


class ChosenBy(NamedTuple):
    """Somebody chose an incident's organisation by hand: by which act, who, when and which."""

    act: int
    who: str
    at: datetime
    organisation: int
    name: str


class SetAsideBy(NamedTuple):
    """An incident was set aside as not a report: by which act, by whom, when, and why in words."""

    act: int
    who: str
    at: datetime
    reason: str


def find_done(connection: Connection, incidents: Collection[int]) -> dict[int, list[Done]]:
    """The acts on each incident that nobody took back, with those on what was joined with it."""
    whole = func.coalesce(Incident.joined_into, Incident.id)
    of_these = or_(Incident.id.in_(incidents), Incident.joined_into.in_(incidents))
    query = select(whole, Act.id, Act.kind, Act.person_id, Act.at, Act.coded).select_from(Incident)
    query = query.join(Act, Act.incident_id == Incident.id).where(of_these, NOT_UNDONE)
    found: dict[int, list[Done]] = {}
    for incident, *act in connection.execute(query):
        found.setdefault(incident, []).append(Done(*act))
    return found


def count_reports(connection: Connection, incident: int) -> int:
    """How many reports an incident has."""
    query = select(func.count()).select_from(Report).join(Chain, Chain.id == Report.chain_id)
    return connection.scalar(query.where(Chain.incident_id == incident)) or 0


def who_set_aside(incidents: Collection[int]) -> dict[int, SetAsideBy]:
    """By incident: who set it aside, and why, if nobody took it back."""
    query = select(Act.incident_id, Act.id, User.name, Act.at, Act.coded)
    query = _in_force(query.join(User, User.id == Act.person_id), incidents)
    return {
        row.incident_id: set_aside_by(row.id, row.name, row.at, row.coded)
        for row in db.session.execute(query)
    }


def set_aside_by(act: int, who: str, at: datetime, coded: Mapping[str, Any]) -> SetAsideBy:
    """The same, of the columns of an act."""
    return SetAsideBy(act, who, at, label_of(SetAsideReason, coded["reason"]))


def find_chosen(connection: Connection, incidents: Collection[int]) -> dict[int, int]:
    """The organisation that was last chosen by hand for each incident, by number."""
    query = _chosen(select(Chain.incident_id, Act.id, Act.coded))
    found = connection.execute(query.where(Chain.incident_id.in_(incidents)))
    in_order = sorted(found, key=lambda row: row.id)
    return {row.incident_id: row.coded["organisation"] for row in in_order}


def acts_in_force(incident: int) -> tuple[SetAsideBy | None, ChosenBy | None]:
    """By which act it is set aside, and by which its organisation was chosen, in one query."""
    return latest_of(db.session.execute(IN_FORCE, {"incident": incident}).all())


def latest_of(found: Sequence[Row[Any]]) -> tuple[SetAsideBy | None, ChosenBy | None]:
    """The same, of rows with the columns of OF_ACT."""
    latest = {row.kind: row for row in sorted(found, key=lambda row: row.id)}
    aside, chosen = latest.get(ActKind.SET_ASIDE), latest.get(ActKind.ORGANISATION_CHOSEN)
    return (
        set_aside_by(aside.id, aside.who, aside.at, aside.coded) if aside else None,
        ChosenBy(chosen.id, chosen.who, chosen.at, chosen.organisation, chosen.name)
        if chosen
        else None,
    )


def choice_for(incident: int) -> Act | None:
    """The latest act that chose an organisation for it by hand and was not taken back."""
    query = _chosen(select(Act).select_from(Chain)).where(Chain.incident_id == incident)
    return max(db.session.scalars(query), key=lambda act: act.id, default=None)


def _chosen(query: "Select[*tuple[Any, ...]]") -> "Select[*tuple[Any, ...]]":
    of_chain, of_report = Report.chain_id == Chain.id, Act.report_number == Report.id
    is_choice = Act.kind == ActKind.ORGANISATION_CHOSEN.value
    return query.join(Report, of_chain).join(Act, of_report).where(is_choice, NOT_UNDONE)


def _in_force(query: "Select[*tuple[object, ...]]", incidents: Collection[int]) -> Select:  # type: ignore[type-arg]
    """In the order in which they were made, so that of several the latest counts."""
    is_set_aside = Act.kind == ActKind.SET_ASIDE.value
    query = query.where(Act.incident_id.in_(incidents), is_set_aside, NOT_UNDONE)
    return query.order_by(Act.incident_id, Act.id)


def _make_in_force() -> CompoundSelect[*tuple[Any, ...]]:
    """Each half on an index of its own."""
    incident = cast(Any, bindparam("incident"))
    is_set_aside = Act.kind == ActKind.SET_ASIDE.value
    set_aside = with_names(select(*OF_ACT).select_from(Act))
    chosen = with_names(_chosen(select(*OF_ACT).select_from(Chain)))
    return union_all(
        set_aside.where(Act.incident_id == incident, is_set_aside, NOT_UNDONE),
        chosen.where(Chain.incident_id == incident),
    )


def with_names(query: "Select[*tuple[Any, ...]]") -> "Select[*tuple[Any, ...]]":
    """With who did each, and the organisation that was chosen."""
    is_of = Organisation.id == Act.coded["organisation"].as_integer()
    return query.join(User, User.id == Act.person_id).outerjoin(Organisation, is_of)


OF_ACT = (
    Act.kind,
    Act.id,
    Act.at,
    Act.coded,
    Act.person_id,
    User.name.label("who"),
    Organisation.id.label("organisation"),
    Organisation.name.label("name"),
)
# Made once: to write the query out takes longer than to run it.
IN_FORCE = _make_in_force()
