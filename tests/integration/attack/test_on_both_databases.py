"""The short form of `make attack`, on each database: what is stored there, or waits for it."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.attack.families import bodies, canaries, heavy, junk, keys, opened, seals, unit_forms
from tests.attack.siege import besiege
from tests.attack.target import Target
from tests.attack.tries import first_faults
from tests.support.databases import fresh_database

FLOODS = ("reports", "heavy_seals", "sign_in")


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)]
)
def target(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, instance: Path
) -> Iterator[Target]:
    """A product to attack, with an officer who is signed in."""
    folder = tmp_path_factory.mktemp("target")
    with ExitStack() as stack:
        if request.param == "sqlite":
            made = Target(folder, workers=1, like=instance)
        else:
            url = stack.enter_context(fresh_database(request.param, folder))
            made = Target(folder, workers=1, database=url)
        target = stack.enter_context(made)
        _ = target.officer
        yield target


def test_odd_bodies_and_seals_harm_no_neighbour(target: Target) -> None:
    tries = [*bodies.attack(target), *seals.attack(target)]

    assert len(tries) > 300
    assert first_faults(tries) == ""


def test_much_inside_a_small_seal_is_put_aside(target: Target) -> None:
    tries = [*heavy.attack(target)]

    assert len(tries) > 10
    assert first_faults(tries) == ""


def test_odd_forms_of_somebody_who_is_signed_in_are_no_errors_of_ours(target: Target) -> None:
    tries = [*unit_forms.attack(target, share=8)]

    assert len(tries) > 1000
    assert first_faults(tries) == ""


def test_junk_makes_the_database_no_larger_than_what_is_kept_of_it(target: Target) -> None:
    assert first_faults(junk.attack(target, rounds=2)) == ""


def test_keys_that_are_away_for_a_while_spoil_nothing(target: Target) -> None:
    ways = ("folder gone", "halves that do not fit")

    assert first_faults(keys.attack(target, ways)) == ""


@pytest.mark.parametrize("flood", FLOODS)
def test_a_phone_and_an_officer_are_served_during_a_flood(target: Target, flood: str) -> None:
    siege = besiege(target, flood, posts=20, sign_ins=1, share=0.25)

    assert siege.faults() == []
    assert siege.tally.connections > 0


def test_after_all_of_it_each_receipt_has_its_report_and_no_log_a_word(target: Target) -> None:
    assert target.receipts
    assert first_faults(opened.attack(target)) == ""
    assert first_faults(canaries.attack(target)) == ""
