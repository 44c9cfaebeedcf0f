"""A worker's path: the answers given so far, and the tables and column they select. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Self

from webapp.vocabulary.behaviour import AdultPair, AdultRole, Area, Parties
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

_COLUMN_OF = {
    Parties.CHILD_ON_CHILD: "CC",
    Parties.CHILD_ON_ADULT: "CA",
    Parties.ADULT_ON_CHILD: "AC",
    # The strictest: an adult, and a child.
    Parties.NOT_KNOWN: "AC",
}


@dataclass(frozen=True)
class TriagePath:
    """Codes of the vocabulary; None where a question is not answered or not asked.

    Danger and intent are not part of it: neither changes a step.
    """

    areas: tuple[str, ...] = ()
    parties: str | None = None
    adult_role: str | None = None
    adult_pair: str | None = None
    origin: str | None = None

    @property
    def column(self) -> str | None:
        """The tables' column; None until "Who did it to whom?" is answered.

        Other adults get the column for two members of staff, with a lead-in.
        """
        if self.parties == Parties.ADULT_ON_ADULT:
            public = self.adult_pair == AdultPair.PUBLIC_ON_STAFF
            return ("PS" if public else "SS") if self.adult_pair else None
        known = term(Parties, self.parties)
        return _COLUMN_OF[known] if known else None

    @property
    def tables(self) -> tuple[str, ...]:
        """The areas whose tables apply, sexual first."""
        return tuple(
            name
            for name in TABLES
            if name in self.areas or (name == "sexual" and self.may_be_sexual)
        )

    @property
    def may_be_sexual(self) -> bool:
        """Whether it is or may be sexual, as an adult's worrying contact with a child may."""
        return bool({Area.SEXUAL, Area.ADULT_CONTACT} & set(self.areas))

    @property
    def involves_child(self) -> bool:
        """Whether a child is or may be involved."""
        return self.parties != Parties.ADULT_ON_ADULT

    @property
    def adult_to_child(self) -> bool:
        """Whether an adult did it, or may have done it, to a child."""
        return self.column == "AC"

    @property
    def works_with_children(self) -> bool:
        """Whether the adult works or volunteers with children, or may do; staff do."""
        may = self.adult_to_child and self.adult_role in (AdultRole.YES, AdultRole.NOT_KNOWN)
        return may or self.adult_pair == AdultPair.STAFF_ON_STAFF

    @property
    def is_between_other_adults(self) -> bool:
        """Whether it is between adults for whom the tables have no column."""
        return self.parties == Parties.ADULT_ON_ADULT and self.adult_pair == AdultPair.OTHER

    @property
    def is_complete(self) -> bool:
        """Whether every question that the outcome depends on is answered."""
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
        """The path that a report carries; None where it leads to no outcome."""
        areas = path.get("areas")
        known = areas if isinstance(areas, list) else []
        found = cls(
            areas=tuple(area.value for area in Area if area in known),
            **{
                field.name: term(PATH_FIELDS[field.name].term, path.get(field.name))
                for field in fields(cls)[1:]
            },
        )
        return found if found.is_complete else None
