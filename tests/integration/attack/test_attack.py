"""The short form of `make attack` on SQLite: what no kind of database changes, and a full disk."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.attack import wire
from tests.attack.families import canaries, disk, opened, slow
from tests.attack.siege import FLOODS, besiege
from tests.attack.target import Target
from tests.attack.tries import first_faults
from tests.integration.attack.test_on_both_databases import FLOODS as ON_BOTH

FAMILIES = ("framing", "pages", "fields", "forgery")
OTHERS = [flood for flood in FLOODS if flood not in ON_BOTH]


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory, instance: Path) -> Iterator[Target]:
    """A product to attack, with an officer who is signed in."""
    with Target(tmp_path_factory.mktemp("target"), workers=1, like=instance) as target:
        _ = target.officer
        yield target


@pytest.mark.parametrize("family", FAMILIES)
def test_nothing_in_this_family_of_attacks_succeeds(target: Target, family: str) -> None:
    tries = [*import_module(f"tests.attack.families.{family}").attack(target)]

    assert len(tries) > 10
    assert first_faults(tries) == ""


def test_a_body_that_stops_is_refused_on_every_side(target: Target) -> None:
    assert first_faults(slow.attack(target, drips=False)) == ""


@pytest.mark.parametrize("flood", OTHERS)
def test_a_phone_and_an_officer_are_served_during_a_flood(target: Target, flood: str) -> None:
    siege = besiege(target, flood, posts=20, sign_ins=1, share=0.25)

    assert siege.faults() == []
    assert siege.tally.connections > 0


def test_after_all_of_it_each_receipt_has_its_report_and_no_log_a_word(target: Target) -> None:
    target.ask(wire.post_items(target.good_report()))

    assert target.receipts
    assert first_faults(opened.attack(target)) == ""
    assert first_faults(canaries.attack(target)) == ""


def test_on_a_full_disk_the_unit_works_on_and_phones_keep_reports(
    tmp_path: Path, instance: Path
) -> None:
    with Target(tmp_path, workers=1, like=instance, quota=disk.SIZE) as target:
        assert first_faults(disk.attack(target)) == ""
        assert first_faults(disk.attack_the_reserve(target)) == ""
        assert first_faults(canaries.attack(target)) == ""
