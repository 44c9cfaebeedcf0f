"""Two incidents that are one are hinted at; at a large unit, hardly anything else is."""

import random
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from webapp.incidents.joining.likeness import Compared, is_hint, likeness, points_of
from webapp.vocabulary.name_kind import NameKind

A_YEAR, PAIRS, ORGANISATIONS = 20_000, 100, 2_000
TYPES = ("bullying", "sexual", "grooming", "violence", "hate_incitement", "financial", "other")
PARTIES = ("child_child", "child_adult", "adult_child", "not_known")
FIRST = date(2026, 1, 1)
SPELT = frozenset({NameKind.ORGANISATION})

ONE = Compared(
    7, "school", FIRST, FIRST, frozenset({"bullying"}), frozenset({"a"}), frozenset({"12"})
)


def changed(**other: object) -> Compared:
    return ONE._replace(**other)


def points(other: Compared, *shared: NameKind) -> int:
    return points_of(likeness(ONE, other, shared=frozenset(shared)))


def test_the_same_place_day_and_kind_are_a_hint() -> None:
    assert is_hint(likeness(ONE, changed(arrived=FIRST + timedelta(1)), shared=frozenset()))


def test_another_organisation_or_a_day_far_off_speak_against_it() -> None:
    same = points(ONE)
    assert points(changed(organisation=8)) < same - 6
    assert points(changed(day=FIRST + timedelta(9))) < same - 6
    assert points(changed(types=frozenset({"financial"}))) < same


def test_the_same_worker_and_the_same_spelling_count() -> None:
    unmatched = changed(organisation=None)
    assert points(unmatched) < points(unmatched, NameKind.WORKER)
    assert points(unmatched, NameKind.WORKER) < points(unmatched, NameKind.TELEPHONE)
    assert points(unmatched, NameKind.ORGANISATION) == points(ONE)


def test_what_is_not_known_speaks_neither_for_it_nor_against() -> None:
    nothing = Compared(None, None, None, FIRST, frozenset(), frozenset(), frozenset())
    assert points(nothing) == 1, "they arrived within two days"


def incident(chance: random.Random) -> Compared:
    happened = FIRST + timedelta(chance.randrange(365))
    return Compared(
        organisation=min(int(chance.paretovariate(0.9) * 40), ORGANISATIONS),
        setting="school",
        day=happened if chance.random() < 0.9 else None,
        arrived=happened + timedelta(min(int(chance.expovariate(0.5)), 30)),
        types=frozenset(chance.choices(TYPES, k=chance.choice((1, 1, 2)))),
        parties=frozenset(chance.choices(PARTIES, (5, 2, 1, 1))),
        ages=frozenset({str(chance.randint(8, 17))} if chance.random() < 0.8 else ()),
    )


def witness(chance: random.Random, seen: Compared) -> Compared:
    """What somebody else says of the same: a day off, another type, some days later."""
    day = seen.day and seen.day + timedelta(chance.choices((0, 1, -1), (18, 1, 1))[0])
    return seen._replace(
        day=day if chance.random() < 0.95 else None,
        arrived=seen.arrived + timedelta(chance.choices((0, 1, 2, 4), (9, 6, 3, 2))[0]),
        types=seen.types if chance.random() < 0.85 else frozenset(chance.choices(TYPES)),
        parties=seen.parties if chance.random() < 0.85 else frozenset(chance.choices(PARTIES)),
        ages=seen.ages if chance.random() < 0.8 else frozenset({str(chance.randint(8, 17))}),
    )


def hinted(year: dict[int | None, list[Compared]], one: Compared) -> Iterator[Compared]:
    for other in year[one.organisation]:
        if other is not one and is_hint(likeness(one, other, shared=frozenset())):
            yield other


def test_nine_of_ten_pairs_are_found_with_few_hints_at_others() -> None:
    chance = random.Random(13)
    year: dict[int | None, list[Compared]] = defaultdict(list)
    all_of_it = [incident(chance) for _ in range(A_YEAR)]
    for one in all_of_it:
        year[one.organisation].append(one)
    pairs = [(one, witness(chance, one)) for one in chance.sample(all_of_it, PAIRS)]
    found = sum(is_hint(likeness(*pair, shared=frozenset())) for pair in pairs)
    asked = chance.sample(all_of_it, 1_000)
    others = sum(min(3, len([*hinted(year, one)])) for one in asked) / len(asked)
    print(f"same incident: {found} of {PAIRS} pairs found, {others:.2f} hints a report at others")
    assert found >= 90 and others <= 0.3
