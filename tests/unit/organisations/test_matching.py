"""Suggesting an organisation by its spelling: seldom wrong, and rather none than a wrong one."""

from collections.abc import Callable

import pytest

from tests.matching.measure import NAMES, REGISTER, measure
from webapp.organisations.matching import suggest, take_apart
from webapp.organisations.spelling import fold


def test_the_kept_pairs_stay_above_their_floors(summarise: Callable[[str, str], None]) -> None:
    found = measure()
    summarise(
        "Organisations",
        f"{found.pairs} pairs: precision {found.precision:.3f}, recall {found.recall:.3f}",
    )
    assert found.pairs >= 200
    assert found.precision >= 0.98 and found.recall >= 0.95


@pytest.mark.parametrize("name", REGISTER)
def test_each_name_means_itself(name: str) -> None:
    number = suggest(name, NAMES)
    assert number is not None and REGISTER[number] == name


@pytest.mark.parametrize("typed", ["", "…", "youth club", "The School", "C.C.", "\u202e"])
def test_words_that_name_none_suggest_none(typed: str) -> None:
    assert suggest(typed, NAMES) is None and take_apart(typed).own == ""


def test_another_kind_at_the_same_place_is_another() -> None:
    assert suggest("Heaton Lane Library", NAMES) is None


def test_of_two_that_are_as_likely_none_is_suggested() -> None:
    twins = [(1, take_apart("Hazel Grove Library")), (2, take_apart("Hazel Grove Nursery"))]
    assert suggest("Hazel Grove", twins) is None
    assert suggest("Hazel Grove nursery", twins) == 2


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("  MARPLE Rd.  S.C. ", "marple road sports club"),
        ("Saint Mary’s", "st marys"),
        ("Café Zoë", "cafe zoe"),
        ("Arts & Crafts", "arts and crafts"),
    ],
)
def test_spellings_are_folded(typed: str, folded: str) -> None:
    assert fold(typed) == folded
