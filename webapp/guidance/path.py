"""A worker's path: the answers given so far, and the tables and columns they select. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from webapp.vocabulary.behaviour import Area, Gate, Who
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.term import term

SEXUAL, BULLYING, PERSONAL_INFORMATION = "sexual", "bullying", "personal_information"
# In the order in which pages show them.
TABLES = (SEXUAL, BULLYING, PERSONAL_INFORMATION)
COLUMNS = {
    "CC": "child–child",
    "CA": "child–adult",
    "AC": "adult–child",
    "SS": "staff on staff",
    "PS": "public on staff",
}

_TABLES_OF: Mapping[str, set[str]] = {
    Area.NUDE: {SEXUAL},
    Area.THREATS: {SEXUAL, BULLYING},
    Area.COULD_BE_SEXUAL: {SEXUAL},
    Area.ADULT_CONTACT: {SEXUAL},
    Area.BULLYING: {BULLYING},
    Area.PERSONAL_INFORMATION: {PERSONAL_INFORMATION},
}
_COLUMNS_OF: Mapping[str | None, tuple[str, ...]] = {
    Who.CHILD: ("CC",),
    Who.CHILD_TO_ADULT: ("CA",),
    Who.ADULT_TO_ADULT: ("SS", "PS"),
}
# Someone met only online counts as an adult until it is known who they are.
_ADULTS = {Who.WORKS_WITH_CHILDREN, Who.FAMILY, Who.OTHER_ADULT, Who.ONLINE, Who.LEAD}
_MAY_BE = (Gate.YES, Gate.NOT_SURE)


@dataclass(frozen=True)
class TriagePath:
    """Codes of the vocabulary; None where a question is not answered or not asked.

    `areas`: the gravest first. Danger and intent are not part of it: neither changes a step.
    """

    areas: tuple[str, ...] = ()
    who: str | None = None
    under_18: str | None = None
    sexual_or_secret: str | None = None
    secret_address: str | None = None
    made_to: str | None = None
    parties: str | None = None

    @property
    def harms_child(self) -> str | None:
        """Who did it, where an adult to whom it was done may be under 18: another adult."""
        if self.who == Who.ADULT_TO_ADULT and self.under_18 in _MAY_BE:
            return Who.OTHER_ADULT
        return self.who

    @property
    def columns(self) -> tuple[str, ...]:
        """The tables' columns; none until it is answered who did it."""
        return _COLUMNS_OF.get(self.harms_child, ("AC",)) if self.who else ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The areas whose tables apply, sexual first."""
        selected = {table for area in self.areas for table in _TABLES_OF.get(area, ())}
        if self.may_be_sexual:
            selected.add(SEXUAL)
        if Area.THREATS in self.areas and not self.involves_child and len(self.areas) == 1:
            selected.discard(BULLYING)
        return tuple(name for name in TABLES if name in selected)

    @property
    def may_be_sexual(self) -> bool:
        """Whether it is or may be sexual; so is what an adult shows to a child."""
        sexual = any(SEXUAL in _TABLES_OF.get(area, ()) for area in self.areas)
        return sexual or (Area.SAW in self.areas and self.by_adult)

    @property
    def involves_child(self) -> bool:
        """Whether a child is or may be involved."""
        return self.harms_child != Who.ADULT_TO_ADULT

    @property
    def by_adult(self) -> bool:
        """Whether it was answered that an adult did it to a child, or may have."""
        return self.harms_child in _ADULTS

    @property
    def may_endanger_an_address(self) -> bool:
        """Whether an address has to stay secret, or may have to."""
        return self.secret_address in _MAY_BE

    @property
    def is_family(self) -> bool:
        """Whether the person may be a parent, or lives with the child; not known counts."""
        return self.who in (Who.FAMILY, Who.ONLINE, Who.OTHER_ADULT, Who.LEAD)

    @property
    def works_with_children(self) -> bool:
        """Whether the adult works or volunteers with children, or may do; staff do."""
        return self.by_adult and self.who != Who.FAMILY

    @property
    def has_staff_steps(self) -> bool:
        """Whether the steps for an adult who works with children are shown."""
        return self.harms_child not in (Who.FAMILY, Who.NOBODY)

    @property
    def is_complete(self) -> bool:
        """Whether every question that the outcome depends on is answered."""
        return bool(self.who and self.areas)

    def with_answer(self, sets: Mapping[str, Any]) -> Self:
        """This path with one more answer. Ignores codes that are not part of a path."""
        ours = {field.name for field in fields(self)}
        return replace(self, **{name: value for name, value in sets.items() if name in ours})

    def as_report(self) -> dict[str, Any]:
        """The path as a report carries it, without unanswered questions."""
        path: dict[str, Any] = {"areas": list(self.areas)} if self.areas else {}
        for field in fields(self)[1:]:
            if (value := getattr(self, field.name)) is not None:
                path[field.name] = value
        return path

    @classmethod
    def from_report(cls, path: Mapping[str, Any]) -> Self | None:
        """The path that a report carries; None if it lacks or misspells what steps depend on."""
        areas = path.get("areas")
        known = [term(Area, area) for area in areas] if isinstance(areas, list) else []
        found = cls(
            areas=tuple(dict.fromkeys(area.value for area in known if area)),
            **{name: term(kind, path[name]) for name, kind in _TERMS.items() if name in path},
        )
        return found if found.is_complete else None


# The fields with one code.
_TERMS = {field.name: PATH_FIELDS[field.name].term for field in fields(TriagePath)[1:]}
