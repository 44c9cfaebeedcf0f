"""A flood of rank now is stacked. What shows by itself stays so; what may matter never stacks."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from webapp.incidents.stacking.rule import FEW, WITHIN, Arriving, find_stacked, read_arriving
from webapp.incidents.together import Alone, Told
from webapp.vocabulary.rank import Rank

START = datetime(2026, 11, 24, 14, tzinfo=UTC)
DANGER = {"danger": "yes"}

gaps = st.lists(
    st.tuples(st.integers(min_value=0, max_value=1_800), st.booleans()), max_size=4 * FEW
)


def arriving(steps: list[tuple[int, bool]]) -> list[Arriving]:
    """One after the other: so many seconds after the one before, and whether it may stack."""
    found, at = [], START
    for number, (seconds, may_stack) in enumerate(steps):
        at += timedelta(seconds=seconds)
        found.append(Arriving(number, at, may_stack))
    return found


def told(**changes: object) -> Told:
    report = Told(
        number=1,
        chain=0,
        report_id="x",
        amends=None,
        path={},
        answers=DANGER,
        arrived=START,
        alone=Alone(Rank.NOW, nobody_reached=True, incomplete=False),
    )
    return replace(report, **changes)  # type: ignore[arg-type]


@given(gaps)
def test_what_shows_is_never_stacked_by_what_comes_later(steps: list[tuple[int, bool]]) -> None:
    all_of_them = arriving(steps)
    whole = find_stacked(all_of_them, [])
    for count in range(len(all_of_them)):
        first = all_of_them[:count]
        assert find_stacked(first, []) == {number for number in whole if number < count}


@given(gaps, st.integers(min_value=0, max_value=4 * FEW))
def test_it_is_the_same_however_the_opener_cuts_them(
    steps: list[tuple[int, bool]], cut: int
) -> None:
    before, after = arriving(steps)[:cut], arriving(steps)[cut:]
    first = find_stacked(before, [])
    shown = [one.at for one in before if one.number not in first]
    assert first | find_stacked(after, shown) == find_stacked(before + after, [])


@given(gaps)
def test_none_is_stacked_unless_few_others_show_within_the_hour(
    steps: list[tuple[int, bool]],
) -> None:
    everyone = arriving(steps)
    stacked = find_stacked(everyone, [])
    for one in everyone:
        shown = [other for other in everyone if other.number not in stacked | {one.number}]
        near = sum(one.at - WITHIN <= other.at <= one.at for other in shown)
        assert one.number not in stacked or (one.may_stack and near >= FEW)


def test_of_a_flood_the_first_few_show() -> None:
    flood = arriving([(1, True)] * 500)
    assert find_stacked(flood, []) == {*range(FEW, 500)}


def test_an_hour_later_they_show_again() -> None:
    flood = arriving([(1, True)] * 20)
    late = Arriving(20, flood[-1].at + WITHIN + timedelta(seconds=1), may_stack=True)
    assert late.number not in find_stacked([*flood, late], [])


def may_stack(report: Told) -> list[bool]:
    return [one.may_stack for one in read_arriving([report])]


def test_danger_at_a_confirmed_organisation_never_stacks() -> None:
    assert may_stack(told()) == [True]
    assert may_stack(told(organisation=7)) == [False]
    assert may_stack(told(organisation=7, answers={}, path=DANGER)) == [False]
    assert may_stack(told(organisation=7, answers={"danger": "no"})) == [True]


def test_paper_never_stacks_and_another_rank_is_not_asked_about() -> None:
    assert may_stack(told(on_paper=date(2026, 11, 20))) == [False]
    today = Alone(Rank.TODAY, nobody_reached=True, incomplete=False)
    assert may_stack(told(alone=today)) == []
