"""Leaves out which report a line of the audit log is about, where its incident is restricted.

The line stays: a log with gaps is none.
"""

from collections.abc import Sequence
from dataclasses import replace

from flask_login import current_user
from sqlalchemy import select

from webapp.audit.sentences import sentence
from webapp.audit.trail import Line
from webapp.extensions import db
from webapp.incidents.visible import report_visible_to
from webapp.reports.models import Report
from webapp.reports.reference import printed_in

HIDDEN = "(restricted)"


def hide_restricted(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, without references that the person signed in may not read."""
    named = {reference for line in lines for reference in _references_of(line)}
    hidden = find_hidden(named) if named else set()
    return [_hide(line, hidden) if hidden & _references_of(line) else line for line in lines]


def find_hidden(references: set[str]) -> set[str]:
    """Those of these references that a report has which they may not read."""
    query = select(Report.reference).where(Report.reference.in_(references))
    return set(db.session.scalars(query.where(~report_visible_to(current_user.id))))


def _references_of(line: Line) -> set[str]:
    """Of each report that it names: some lines name two, and what was proposed is in words."""
    return {one for fact in line.facts.values() for one in printed_in(fact)}


def _hide(line: Line, hidden: set[str]) -> Line:
    facts = dict(line.facts)
    for reference in hidden & _references_of(line):
        facts = {name: fact.replace(reference, HIDDEN) for name, fact in facts.items()}
    return replace(line, facts=facts, sentence=sentence(line.event, line.who, facts))
