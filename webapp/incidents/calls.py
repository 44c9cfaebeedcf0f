"""The calls that a worker has made, in words. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from webapp.vocabulary.times import in_words, said_by_phone


@dataclass(frozen=True)
class Call:
    """One call: the contact and whom the worker spoke to, when, and the reference given."""

    who: str
    when: str | None
    reference: str | None

    @property
    def in_a_line(self) -> str:
        """All of it, for a sheet."""
        reference = f"reference {self.reference}" if self.reference else None
        return ", ".join(part for part in (self.who, self.when, reference) if part)


def calls_in_words(answer: Any, names: Mapping[str, str]) -> list[Call]:
    """The calls of an answer; `names` are the labels of the contacts that the worker was shown."""
    return [_in_words(call, names) for call in answer] if isinstance(answer, list) else []


def _in_words(call: Mapping[str, Any], names: Mapping[str, str]) -> Call:
    who = call.get("who") or "other"
    label = names.get(who, "Somebody else" if who == "other" else who)
    name, at = call.get("name"), call.get("at")
    moment = said_by_phone(at) if at else None
    return Call(
        who=f"{label}, {name}" if name else label,
        when=in_words(moment) if moment else at,
        reference=call.get("reference"),
    )
