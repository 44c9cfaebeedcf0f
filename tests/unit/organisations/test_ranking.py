"""Names of the register are found by how they begin, or by a spelling that is nearly theirs."""

import pytest

from webapp.organisations.ranking import know, rank

NAMES = [
    "Heaton Lane Library",
    "Heaton Lane Youth Centre",
    "Marple Hall School",
    "Marple Road Sports Club",
    "Youth Club",
]


def find(typed: str, *, most: int = 10) -> list[str]:
    return [NAMES[place] for place in rank(typed, [know(name) for name in NAMES], most=most)]


def test_the_beginning_of_a_word_is_enough() -> None:
    assert find("marp") == ["Marple Hall School", "Marple Road Sports Club"]


def test_words_may_come_in_any_order_and_short_forms_count() -> None:
    assert find("SC marple rd") == ["Marple Road Sports Club"]


def test_a_kind_alone_lists_all_of_it() -> None:
    assert find("youth") == ["Heaton Lane Youth Centre", "Youth Club"]


def test_a_slip_is_forgiven() -> None:
    assert sorted(find("Haeton Lane")) == ["Heaton Lane Library", "Heaton Lane Youth Centre"]


def test_another_place_of_the_same_kind_is_not_alike() -> None:
    assert find("Quarry Bank Sports Club") == []


@pytest.mark.parametrize("typed", ["", " ", "…", "‘"])
def test_nothing_finds_nothing(typed: str) -> None:
    assert find(typed) == []


def test_no_more_are_found_than_asked_for() -> None:
    assert len(find("h", most=1)) == 1
