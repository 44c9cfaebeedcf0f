"""The register of a demonstration: most of its organisations, as a unit would have them."""

from datetime import date

from webapp.demo.year import ORGANISATIONS, make_register
from webapp.organisations.models import NEVER_PUBLISHED
from webapp.organisations.spelling import fold

TODAY = date(2026, 11, 28)
ENTRIES = [*make_register(TODAY)]


def test_it_is_the_same_each_time_and_some_are_missing() -> None:
    assert [*make_register(TODAY)] == ENTRIES
    names = [one.name for one in ENTRIES]
    assert 50 <= len({*names}) == len(names) < len(ORGANISATIONS)


def test_nobody_has_confirmed_a_spelling_of_some() -> None:
    unconfirmed = [one for one in ENTRIES if not one.spellings]
    assert 3 <= len(unconfirmed) <= len(ENTRIES) / 4


def test_no_spelling_means_two() -> None:
    folded = [{fold(name) for name in one.spellings} for one in ENTRIES]
    assert sum(map(len, folded)) == len(set().union(*folded))


def test_a_few_have_closed_and_those_are_not_on_phones() -> None:
    closed = [one for one in ENTRIES if one.until]
    assert 2 <= len(closed) <= 6
    assert all(one.since < one.until < TODAY and not one.is_published for one in closed)


def test_what_is_published_may_be() -> None:
    published = [one for one in ENTRIES if one.is_published]
    assert 3 <= len(published) <= 9
    assert all(one.kind not in NEVER_PUBLISHED and one.spellings for one in published)
