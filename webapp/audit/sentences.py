"""Checks an event's facts, and puts an entry of the audit log into a sentence. Pure."""

from collections.abc import Mapping

from webapp.access.permissions import Permission
from webapp.audit.declared import DECLARED
from webapp.audit.events import Event


class WrongFacts(Exception):
    """An event was recorded with an undeclared fact, or without a declared one."""


def check(event: Event, facts: Mapping[str, str]) -> None:
    """Raise WrongFacts unless `facts` has exactly the declared names."""
    expected = DECLARED[event].facts
    if set(facts) != expected:
        raise WrongFacts(f"{event.value} has the facts {sorted(expected)}, not {sorted(facts)}.")


def sentence(event: str, who: str, facts: Mapping[str, str]) -> str:
    """The event as a sentence. Copes with an entry of another build: other events, other facts."""
    if event not in set(Event):
        return f"{who}: {event}."
    told = dict(facts)
    if "permission" in told:
        told["permission"] = _label_of(told["permission"])
    return DECLARED[Event(event)].sentence.format_map(_Facts(told, who=who))


def _label_of(permission: str) -> str:
    return Permission(permission).label if permission in set(Permission) else f"“{permission}”"


class _Facts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"({name} not recorded)"
