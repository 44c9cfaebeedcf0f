"""A path: what the answers so far say. Pure.

Source: the flow chart (L947–1028) with the questions that were added to it.
"""

import hashlib
from dataclasses import dataclass, replace
from typing import Any

from webapp.vocabulary.behaviour import AdultPair, AdultRole, Area, Origin, Parties

STRICTEST_FIRST = (Area.SEXUAL, Area.ADULT_CONTACT, Area.BULLYING, Area.PERSONAL_INFORMATION)
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"
CODE_LENGTH = 6


@dataclass(frozen=True)
class Path:
    """The answers so far; None where a question has not been answered or does not arise.

    `step` names a page that stands between answers (danger, could it be sexual?).
    """

    areas: tuple[Area, ...] = ()
    parties: Parties | None = None
    adult_role: AdultRole | None = None
    adult_pair: AdultPair | None = None
    origin: Origin | None = None
    step: str | None = None

    def __post_init__(self) -> None:
        """Areas stand sexual first, each once, so that one state has one address."""
        chosen = set(self.areas)
        object.__setattr__(self, "areas", tuple(a for a in STRICTEST_FIRST if a in chosen))

    @property
    def code(self) -> str:
        """The opaque last part of this state's address: 6 characters, the same for ever."""
        said = "/".join(f"{key}={value}" for key, value in self.answers().items())
        number = int.from_bytes(hashlib.sha256(f"{self.step or ''}:{said}".encode()).digest()[:8])
        return "".join(CROCKFORD[number >> 5 * place & 31] for place in range(CODE_LENGTH))

    @property
    def tables(self) -> tuple[Area, ...]:
        """The tables to show, sexual first; an adult's worrying contact is Table 2, adult–child."""
        wanted = {Area.SEXUAL if area == Area.ADULT_CONTACT else area for area in self.areas}
        return tuple(area for area in STRICTEST_FIRST if area in wanted)

    @property
    def column(self) -> str | None:
        """The tables' column: CC, CA, AC, SS or PS; the strictest, AC, where nobody knows."""
        if self.parties == Parties.ADULT_ON_ADULT:
            return "PS" if self.adult_pair == AdultPair.PUBLIC_ON_STAFF else "SS"
        return {
            Parties.CHILD_ON_CHILD: "CC",
            Parties.CHILD_ON_ADULT: "CA",
            Parties.ADULT_ON_CHILD: "AC",
            Parties.NOT_KNOWN: "AC",
            None: None,
        }[self.parties]

    @property
    def involves_a_child(self) -> bool:
        """Whether a child is, or may be, involved: everybody but two adults."""
        return self.parties != Parties.ADULT_ON_ADULT

    @property
    def adult_may_work_with_children(self) -> bool:
        """Whether the LADO's rule applies: on yes and on not known, and between staff."""
        if self.parties in (Parties.ADULT_ON_CHILD, Parties.NOT_KNOWN):
            return self.adult_role != AdultRole.NO
        return self.parties == Parties.ADULT_ON_ADULT and (
            self.adult_pair != AdultPair.PUBLIC_ON_STAFF
        )

    def answers(self) -> dict[str, Any]:
        """What a report carries of the path, by the frozen names; only what has been answered."""
        said: dict[str, Any] = {}
        if self.areas:
            said["areas"] = [area.value for area in self.areas]
        for name in ("parties", "adult_role", "adult_pair", "origin"):
            if value := getattr(self, name):
                said[name] = value.value
        return said

    def with_area(self, area: Area) -> "Path":
        """The same path, where `area` is involved as well; sexual takes adult contact's place."""
        areas = {*self.areas, area}
        if area == Area.SEXUAL:
            areas.discard(Area.ADULT_CONTACT)
        return replace(self, areas=tuple(areas))
