"""Names the organisations of which the audit log has the numbers.

The log keeps no name: that of a home may be a person's own. It is read as the page is shown, for
whoever may read the register.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from webapp.access.guards import i_may
from webapp.access.permissions import Permission
from webapp.audit.events import Event
from webapp.audit.sentences import sentence
from webapp.audit.trail import Line
from webapp.organisations.register import names_of

# Their fact `number` is that of an organisation.
ABOUT_ORGANISATION = frozenset(
    {
        Event.ORGANISATION_ADDED,
        Event.ORGANISATION_CHANGED,
        Event.ORGANISATION_CONFIRMED,
        Event.ORGANISATION_UNDONE,
        Event.ORGANISATION_LISTED,
        Event.NAME_PUBLISHED,
        Event.NAME_WITHDRAWN,
    }
)


def name_organisations(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, with the name that each organisation has now beside its number."""
    numbers = {int(number) for line in lines if (number := _number_in(line)).isdigit()}
    if not numbers or not i_may(Permission.KEEP_ORGANISATIONS):
        return lines
    names = names_of(numbers)
    return [_name(line, names) for line in lines]


def _number_in(line: Line) -> str:
    return line.facts.get("number", "") if line.event in ABOUT_ORGANISATION else ""


def _name(line: Line, names: Mapping[int, str]) -> Line:
    number = _number_in(line)
    name = names.get(int(number)) if number.isdigit() else None
    if name is None:
        return line
    facts = {**line.facts, "number": f"{number} ({name})"}
    return replace(line, sentence=sentence(line.event, line.who, facts))
