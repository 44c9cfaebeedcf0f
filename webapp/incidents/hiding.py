"""Leaves out which report a line of the audit log is about, where its incident is restricted.

The line stays: a log with gaps is none.
"""

from collections.abc import Sequence
from dataclasses import replace

from flask_login import current_user

from webapp.audit.sentences import sentence
from webapp.audit.trail import Line
from webapp.incidents.visible import HIDDEN, find_hidden
from webapp.reports.reference import printed_in


def hide_restricted(lines: Sequence[Line], *, known: str = "") -> Sequence[Line]:
    """The lines, without references that the person signed in may not read.

    `known`: of the report that they have open, so of most lines nothing is asked.
    """
    named = {reference for line in lines for reference in _references_of(line)} - {known}
    hidden = find_hidden(current_user.id, named)
    return [_hide(line, hidden) if hidden & _references_of(line) else line for line in lines]


def _references_of(line: Line) -> set[str]:
    """Of each report that it names: some lines name two, and what was proposed is in words."""
    return {one for fact in line.facts.values() for one in printed_in(fact)}


def _hide(line: Line, hidden: set[str]) -> Line:
    facts = dict(line.facts)
    for reference in hidden & _references_of(line):
        facts = {name: fact.replace(reference, HIDDEN) for name, fact in facts.items()}
    return replace(line, facts=facts, sentence=sentence(line.event, line.who, facts))
