"""Gathers what is shown beside a report: what might be the same incident, and both side by side."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_login import current_user
from sqlalchemy import Row, select

from webapp.extensions import db
from webapp.guidance import editions
from webapp.guidance.models import Edition
from webapp.incidents.answers import AnswerLine, in_a_line, sheet
from webapp.incidents.bounded import bounded
from webapp.incidents.joining.candidates import Candidate, find_candidates
from webapp.incidents.joining.judging import Judged, find_judged
from webapp.incidents.joining.likeness import (
    MOST_HINTS,
    is_hint,
    likeness,
    points_of,
)
from webapp.incidents.models import Chain, Incident
from webapp.incidents.standing import incident_of
from webapp.reports.models import Report
from webapp.reports.questions import NOT_ANSWERED
from webapp.reports.split import Inside
from webapp.reports.whole import wholes_of


@dataclass(frozen=True)
class Hint:
    """An incident that might be the same, by a report of it, and why."""

    number: int
    reference: str
    arrived: date
    reasons: list[str]


@dataclass(frozen=True)
class Side:
    """One question with the answers of both reports. `differs` where both have answered."""

    label: str
    answers: tuple[str, str]
    differs: bool


@dataclass(frozen=True)
class Beside:
    """Two reports side by side, in the order in which they arrived."""

    reports: tuple[Report, Report]
    lines: list[Side]
    is_same: bool
    """Whether they are one incident already."""
    judged: Judged | None
    """Who found that they are not, if somebody did."""
    reached_one: str | None
    """The reference of the one whose call reached somebody, where nobody was about the other."""


def find_hints(report: Report) -> list[Hint]:
    """The incidents that are most like that of this report, and that nobody has judged."""
    if report.erased_at:
        return []
    incident = incident_of(report)
    ours, candidates = find_candidates(current_user.id, incident)
    found = [(likeness(ours, one.compared, shared=one.shared), one) for one in candidates]
    hints = sorted(
        ((points_of(likes), one.number, likes, one) for likes, one in found if is_hint(likes)),
        key=lambda hint: (-hint[0], -hint[1]),
    )
    return [_hint(one, [like.reason for like in likes]) for *_, likes, one in hints[:MOST_HINTS]]


def others_of(report: Report) -> list[Report]:
    """The first report of each other chain of its incident: what can be split off."""
    chain = select(Chain.incident_id).where(Chain.id == report.chain_id).scalar_subquery()
    query = select(Report).join(Chain, Chain.id == Report.id).where(Chain.incident_id == chain)
    others = db.session.scalars(query.where(Chain.id != report.chain_id))
    return sorted(others, key=lambda other: other.id)


def side_by_side(one: Report, other: Report) -> Beside:
    """Both, with what they answered to each question."""
    older, younger = sorted((one, other), key=lambda report: report.id)
    wholes = wholes_of([older, younger])
    found = _find_both(one, other)
    names = _contact_names({row.Edition for row in found.values() if row.Edition})
    first, second = (_sheet(report, wholes[report.id], names) for report in (older, younger))
    ours, theirs = (found[report.id].first_sequence for report in (one, other))
    labels = {line.name: line.label for line in [*first.values(), *second.values()]}
    return Beside(
        reports=(older, younger),
        lines=[
            _side(label, _words(first, name), _words(second, name))
            for name, label in labels.items()
        ],
        is_same=ours == theirs,
        judged=next((each for each in find_judged(one) if each.number == theirs), None),
        reached_one=_reached_one([(each, found[each.id].reached) for each in (older, younger)]),
    )


def _reached_one(both: Sequence[tuple[Report, bool | None]]) -> str | None:
    reached = [report.reference for report, is_reached in both if is_reached]
    return reached[0] if len(reached) == 1 else None


def _find_both(one: Report, other: Report) -> dict[int, Row[*tuple[Any, ...]]]:
    """By number, the first report of its incident, and its edition."""
    query = (
        select(Report.id, Incident.first_sequence, Incident.reached, Edition)
        .select_from(Report)
        .join(Chain, Chain.id == Report.chain_id)
        .join(Incident, Incident.id == Chain.incident_id)
        .outerjoin(Edition, Edition.name == Report.edition)
    )
    found = db.session.execute(query.where(Report.id.in_([one.id, other.id])))
    return {row.id: row for row in found}


def _contact_names(read: Collection[Edition]) -> dict[str, str]:
    """Of whom they may have rung, in the words of the editions that were read."""
    contents = [editions.read(edition).content for edition in read]
    return {name: one.label for content in contents for name, one in content.contacts.items()}


def _sheet(report: Report, inside: Inside, names: Mapping[str, str]) -> dict[str, AnswerLine]:
    answers = bounded({"answers": inside.answers})["answers"]
    return {line.name: line for line in sheet(answers, report.flags, names=names)}


def _side(label: str, one: str, other: str) -> Side:
    return Side(label, (one, other), one != other and NOT_ANSWERED not in (one, other))


def _words(lines: Mapping[str, AnswerLine], name: str) -> str:
    return in_a_line(lines[name].words if name in lines else [])


def _hint(found: Candidate, reasons: list[str]) -> Hint:
    said = [reason for reason in reasons if reason]
    return Hint(found.number, found.reference, found.compared.arrived, said)
