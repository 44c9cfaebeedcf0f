"""How numbers add up. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Larger than any number of incidents of a year.
NO_LIMIT = 10**7
Range = tuple[int, int]
"""The least and the largest that a number can be."""


class Key(NamedTuple):
    """A number: of which paper, in which table and line."""

    paper: str
    table: str
    line: str


@dataclass(frozen=True)
class Relation:
    """The parts add up to the whole. If they overlap: to at least that, and none is larger."""

    whole: Key
    parts: Sequence[Key]
    overlap: bool = False

    @property
    def cells(self) -> Sequence[Key]:
        """All of them."""
        return (self.whole, *self.parts)

    def holds(self, numbers: Mapping[Key, int]) -> bool:
        """Whether these numbers add up so."""
        whole, parts = numbers[self.whole], [numbers[part] for part in self.parts]
        return max(parts) <= whole <= sum(parts) if self.overlap else whole == sum(parts)
