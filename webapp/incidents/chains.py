"""Finds which reports belong together: a report, its corrections, and its variants. Pure."""

from collections.abc import Collection, Hashable, Mapping, Sequence
from typing import NamedTuple


class Link(NamedTuple):
    """A report by its number, the phone's id for it, and the id of the report that it amends."""

    number: int
    report_id: str
    amends: str | None

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id that it names."""
        return (self.report_id,) if self.amends is None else (self.report_id, self.amends)


class Group(NamedTuple):
    """Reports that belong together, and the chains that there were for them."""

    numbers: list[int]
    chains: set[int]


def group(links: Sequence[Link], known: Mapping[str, Collection[int]]) -> list[Group]:
    """Group new reports by following `amends`; `known` are the chains that name an id already.

    The amended report need not have arrived, so that two corrections of it meet at once. Groups are
    the connected components of ids, and so the same in whatever order reports arrive.
    """
    parents: dict[Hashable, Hashable] = {}
    for link in links:
        for each in link.ids:
            for joined in (each, *known.get(each, ())):
                parents[_root(joined, parents)] = _root(link.report_id, parents)
    groups: dict[Hashable, Group] = {}
    for link in links:
        groups.setdefault(_root(link.report_id, parents), Group([], set())).numbers.append(
            link.number
        )
    for chain in {chain for chains in known.values() for chain in chains}:
        if chain in parents:
            groups[_root(chain, parents)].chains.add(chain)
    return list(groups.values())


def _root(node: Hashable, parents: dict[Hashable, Hashable]) -> Hashable:
    """The node that stands for the whole group; halves the way there."""
    parent = parents.setdefault(node, node)
    while parent != node:
        parents[node] = parents[parent]
        node, parent = parents[node], parents[parents[node]]
    return node
