"""Works out, as a reader could, between which bounds each cell must be. Pure.

Each relation narrows the bounds of its cells by those of the others, until nothing changes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

# Larger than any number of incidents.
NO_LIMIT = 10**9
Range = tuple[int, int]


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


class Bounds:
    """The least and the largest number that each cell can be. `ranges` has those of print."""

    def __init__(self, ranges: Mapping[Key, Range], relations: Sequence[Relation]) -> None:
        self._of: dict[Key, list[Relation]] = {}
        for relation in relations:
            for cell in relation.cells:
                self._of.setdefault(cell, []).append(relation)
        self.low = {cell: ranges.get(cell, (0, NO_LIMIT))[0] for cell in {*ranges, *self._of}}
        self.high = {cell: ranges.get(cell, (0, NO_LIMIT))[1] for cell in self.low}
        self._narrow(relations)

    def width(self, cell: Key) -> int:
        """How many values it can have."""
        return self.high[cell] - self.low[cell] + 1

    def _narrow(self, relations: Sequence[Relation]) -> None:
        waiting = dict.fromkeys(map(id, relations))
        by_id = {id(relation): relation for relation in relations}
        while waiting:
            relation = by_id[next(iter(waiting))]
            del waiting[id(relation)]
            changed = self._overlap(relation) if relation.overlap else self._add_up(relation)
            waiting |= {id(one): None for cell in changed for one in self._of[cell]}

    def _add_up(self, relation: Relation) -> list[Key]:
        low, high, whole, parts = self.low, self.high, relation.whole, relation.parts
        least, most = sum(low[part] for part in parts), sum(high[part] for part in parts)
        changed = [whole] if self._tighten(whole, least, most) else []
        spare, lack = high[whole] - least, low[whole] - most
        for part in parts:
            if self._tighten(part, lack + high[part], spare + low[part]):
                changed.append(part)
        return changed

    def _overlap(self, relation: Relation) -> list[Key]:
        low, high, whole, parts = self.low, self.high, relation.whole, relation.parts
        most, largest = sum(high[part] for part in parts), max(low[part] for part in parts)
        changed = [whole] if self._tighten(whole, largest, most) else []
        lack = low[whole] - most
        for part in parts:
            if self._tighten(part, lack + high[part], high[whole]):
                changed.append(part)
        return changed

    def _tighten(self, cell: Key, least: int, most: int) -> bool:
        if least <= self.low[cell] and most >= self.high[cell]:
            return False
        self.low[cell], self.high[cell] = max(least, self.low[cell]), min(most, self.high[cell])
        return True
