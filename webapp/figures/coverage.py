"""Says who the figures are of: which registered organisations returned something. Pure."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from webapp.vocabulary.incident import Setting
from webapp.vocabulary.periods import Period
from webapp.vocabulary.setting_group import GROUP_OF, SettingGroup

GROUP_OF_LABEL = {kind.label: GROUP_OF[kind].label for kind in Setting}


class Registered(NamedTuple):
    """An organisation of the register, and from when until when it was open."""

    id: int
    kind: str
    since: date | None
    until: date | None


class Covered(NamedTuple):
    """How many organisations of a type were registered, and how many returned something.

    `said`: of the others, how many said that they had nothing to report.
    """

    label: str
    registered: int
    returned: int
    said: int = 0

    @property
    def silent(self) -> int:
        """Nothing came from these, which does not mean that nothing happened there."""
        return self.registered - self.returned - self.said


def coverage_of(
    period: Period,
    register: Iterable[Registered],
    returned: Collection[int],
    said: Collection[int] = (),
) -> Sequence[Covered]:
    """A line for each type that has an organisation, and one for all."""
    kinds: Counter[str] = Counter()
    heard: Counter[str] = Counter()
    nothing: Counter[str] = Counter()
    for one in register:
        if one.id in returned or one.id in said or _was_open(one, period):
            kinds[one.kind] += 1
            heard[one.kind] += one.id in returned
            nothing[one.kind] += one.id in said and one.id not in returned
    lines = [
        Covered(kind.label, kinds[kind.value], heard[kind.value], nothing[kind.value])
        for kind in Setting
        if kinds[kind.value]
    ]
    return [*lines, Covered("All", kinds.total(), heard.total(), nothing.total())]


def in_groups(lines: Sequence[Covered]) -> Sequence[Covered]:
    """The same by group of settings, with the line for all."""
    groups: dict[str, Covered] = {}
    for one in lines[:-1]:
        label = GROUP_OF_LABEL[one.label]
        before = groups.get(label, Covered(label, 0, 0))
        numbers = (sum(pair) for pair in zip(before[1:], one[1:], strict=True))
        groups[label] = Covered(label, *numbers)
    in_order = [groups[group.label] for group in SettingGroup if group.label in groups]
    return [*in_order, lines[-1]]


def _was_open(one: Registered, period: Period) -> bool:
    opened = one.since is None or one.since <= period.last_day
    return opened and (one.until is None or one.until >= period.first_day)
