"""A worker's path: the answers given so far, and the tables and columns they select. Pure.

Paths of the first editions answered other questions (`parties`, `adult_role`, `adult_pair`,
`origin`); their reports still arrive, and are read here too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from webapp.vocabulary.behaviour import AdultPair, AdultRole, Area, Gate, Origin, Parties, Who
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.term import term

# In the order in which pages show them.
TABLES = (Area.SEXUAL.value, Area.BULLYING.value, Area.PERSONAL_INFORMATION.value)
COLUMNS = {
    "CC": "child–child",
    "CA": "child–adult",
    "AC": "adult–child",
    "SS": "staff on staff",
    "PS": "public on staff",
}

_TABLES_OF: Mapping[str, set[str]] = {
    Area.NUDE: {Area.SEXUAL},
    Area.THREATS: {Area.SEXUAL, Area.BULLYING},
    Area.COULD_BE_SEXUAL: {Area.SEXUAL},
    Area.ADULT_CONTACT: {Area.SEXUAL},
    Area.SEXUAL: {Area.SEXUAL},
    Area.BULLYING: {Area.BULLYING},
    Area.PERSONAL_INFORMATION: {Area.PERSONAL_INFORMATION},
}
_COLUMNS_OF: Mapping[str | None, tuple[str, ...]] = {
    Who.CHILD: ("CC",),
    Who.CHILD_TO_ADULT: ("CA",),
    Who.ADULT_TO_ADULT: ("SS", "PS"),
}
_COLUMN_OF_PARTIES = {
    Parties.CHILD_ON_CHILD: "CC",
    Parties.CHILD_ON_ADULT: "CA",
    Parties.ADULT_ON_CHILD: "AC",
    # The strictest: an adult, and a child.
    Parties.NOT_KNOWN: "AC",
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
    adult_role: str | None = None
    adult_pair: str | None = None
    origin: str | None = None

    @property
    def harms_child(self) -> str | None:
        """Who did it, where an adult to whom it was done may be under 18: another adult."""
        if self.who == Who.ADULT_TO_ADULT and self.under_18 in _MAY_BE:
            return Who.OTHER_ADULT
        return self.who

    @property
    def columns(self) -> tuple[str, ...]:
        """The tables' columns; none until it is answered who did it."""
        if self.who:
            return _COLUMNS_OF.get(self.harms_child, ("AC",))
        if self.parties == Parties.ADULT_ON_ADULT:
            public = self.adult_pair == AdultPair.PUBLIC_ON_STAFF
            return (("PS" if public else "SS"),) if self.adult_pair else ()
        known = term(Parties, self.parties)
        return (_COLUMN_OF_PARTIES[known],) if known else ()

    @property
    def tables(self) -> tuple[str, ...]:
        """The areas whose tables apply, sexual first."""
        selected = {table for area in self.areas for table in _TABLES_OF.get(area, ())}
        if self.may_be_sexual:
            selected.add(Area.SEXUAL)
        if Area.THREATS in self.areas and not self.involves_child and len(self.areas) == 1:
            selected.discard(Area.BULLYING)
        return tuple(name for name in TABLES if name in selected)

    @property
    def may_be_sexual(self) -> bool:
        """Whether it is or may be sexual; so is what an adult shows to a child."""
        sexual = any(Area.SEXUAL in _TABLES_OF.get(area, ()) for area in self.areas)
        return sexual or (Area.SAW in self.areas and self.by_adult)

    @property
    def involves_child(self) -> bool:
        """Whether a child is or may be involved."""
        if self.who:
            return self.harms_child != Who.ADULT_TO_ADULT
        return self.parties != Parties.ADULT_ON_ADULT

    @property
    def by_adult(self) -> bool:
        """Whether it was answered that an adult did it to a child, or may have."""
        return self.harms_child in _ADULTS

    @property
    def adult_to_child(self) -> bool:
        """Whether an adult did it, or may have done it, to a child."""
        return self.by_adult if self.who else self.columns == ("AC",)

    @property
    def may_endanger_an_address(self) -> bool:
        """Whether an address has to stay secret, or may have to."""
        return self.secret_address in _MAY_BE

    @property
    def is_family(self) -> bool:
        """Whether the person may be a parent, or lives with the child; not known counts."""
        by_family = self.who in (Who.FAMILY, Who.ONLINE, Who.OTHER_ADULT, Who.LEAD)
        return by_family or (not self.who and self.adult_to_child)

    @property
    def works_with_children(self) -> bool:
        """Whether the adult works or volunteers with children, or may do; staff do."""
        if self.who:
            return self.by_adult and self.who != Who.FAMILY
        may = self.adult_to_child and self.adult_role in (AdultRole.YES, AdultRole.NOT_KNOWN)
        return may or self.adult_pair == AdultPair.STAFF_ON_STAFF

    @property
    def has_staff_steps(self) -> bool:
        """Whether the steps for an adult who works with children are shown."""
        if self.who:
            return self.harms_child not in (Who.FAMILY, Who.NOBODY)
        return not (self.adult_to_child and self.adult_role == AdultRole.NO)

    @property
    def is_between_other_adults(self) -> bool:
        """Whether it is between adults for whom the tables have no column."""
        return self.parties == Parties.ADULT_ON_ADULT and self.adult_pair == AdultPair.OTHER

    @property
    def origins(self) -> tuple[str, ...]:
        """For which answers to "Where was it made?" rows are shown; both where it is not asked."""
        return (self.origin,) if self.origin else (Origin.SETTING, Origin.ELSEWHERE)

    @property
    def is_complete(self) -> bool:
        """Whether every question that the outcome depends on is answered."""
        if self.who:
            return bool(self.areas)
        asked = [self.areas, self.parties, self.origin]
        if self.adult_to_child:
            asked.append(self.adult_role)
        if self.parties == Parties.ADULT_ON_ADULT:
            asked.append(self.adult_pair)
        return all(asked)

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
