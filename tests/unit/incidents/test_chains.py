"""Which reports belong together does not depend on the order in which they arrive."""

from hypothesis import given
from hypothesis import strategies as st

from webapp.incidents.chains import Link, group

IDS = "abcdefgh"
REPORTS = st.lists(
    st.tuples(st.sampled_from(IDS), st.none() | st.sampled_from(IDS)), min_size=1, max_size=12
)


def partition(links: list[Link], sizes: list[int]) -> set[frozenset[int]]:
    """Files them in batches of these sizes, as the unit's tables would remember it."""
    chains: dict[int, int] = {}
    left, sizes = [*links], [*sizes]
    while left:
        size = sizes.pop() if sizes else len(left)
        batch, left = left[:size], left[size:]
        done = [link for link in links if link.number in chains]
        known = {
            each: {chains[link.number] for link in done if each in link.ids}
            for link in batch
            for each in link.ids
        }
        for one in group(batch, known):
            chain = min([*one.chains, *one.numbers])
            for number in [n for n, at in chains.items() if at in one.chains] + one.numbers:
                chains[number] = chain
    return {frozenset(n for n, at in chains.items() if at == chain) for chain in chains.values()}


def naive(links: list[Link]) -> set[frozenset[int]]:
    """Joins two sets as long as any two name one id."""
    sets = [({link.number}, set(link.ids)) for link in links]
    for _ in links:
        for numbers, ids in sets:
            for other in sets:
                if ids & other[1]:
                    other[0].update(numbers)
                    other[1].update(ids)
    return {frozenset(numbers) for numbers, _ in sets}


@given(REPORTS, st.randoms(), st.lists(st.integers(1, 4)))
def test_any_order_in_any_batches_gives_the_same_partition(reports, random, sizes) -> None:
    links = [Link(number, *report) for number, report in enumerate(reports)]
    shuffled = random.sample(links, len(links))
    assert partition(shuffled, sizes) == partition(links, []) == naive(links)


@given(REPORTS)
def test_every_report_is_in_exactly_one_group(reports) -> None:
    links = [Link(number, *report) for number, report in enumerate(reports)]
    numbers = sorted(n for one in group(links, {}) for n in one.numbers)
    assert numbers == [link.number for link in links]


def test_two_corrections_of_a_report_that_has_not_arrived_meet() -> None:
    assert [one.numbers for one in group([Link(1, "b", "a"), Link(2, "c", "a")], {})] == [[1, 2]]


def test_a_correction_brings_two_chains_together() -> None:
    assert group([Link(9, "a", "b")], {"a": {1}, "b": {2}, "c": {3}}) == [([9], {1, 2})]


def test_reports_that_name_no_common_id_stay_apart() -> None:
    assert len(group([Link(1, "a", None), Link(2, "b", "c")], {"d": {7}})) == 2
