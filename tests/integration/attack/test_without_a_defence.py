"""Each attack fails a product whose defence is switched off: so it can tell."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.families import disk, fields, forgery, heavy, junk, keys, slow
from tests.attack.families.forgery import unsafe_rules
from tests.attack.floods.slow_bodies import PATHS
from tests.attack.siege import besiege
from tests.attack.target import Target
from tests.attack.tries import Try
from tests.support.databases import fresh_database

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory, instance: Path) -> Iterator[Target]:
    """A product without seven of its defences; each test needs one of them."""
    folder = tmp_path_factory.mktemp("target")
    without = "address bounds keys pace places tokens trimming"
    with Target(folder, workers=1, like=instance, without=without) as target:
        _ = target.officer
        yield target


def succeeded(tries: Iterator[Try]) -> set[str]:
    """The names of the attacks that the product did not withstand."""
    return {one.name for one in tries if one.fault}


def test_forged_requests_are_obeyed_without_tokens(target: Target) -> None:
    obeyed = succeeded(forgery.attack(target))
    assert {f"{rule.rule}, no token" for rule in unsafe_rules()} - obeyed == set()


def test_heavy_seals_are_opened_without_bounds(target: Target) -> None:
    assert {*heavy.INSIDES} <= succeeded(heavy.attack(target, each=1))


def test_junk_stays_without_trimming(target: Target) -> None:
    assert "growth 0" in succeeded(junk.attack(target, rounds=1))


def test_junk_stays_on_postgresql_without_trimming(tmp_path: Path) -> None:
    with (
        fresh_database("postgresql", tmp_path) as url,
        Target(tmp_path, workers=1, database=url, without="trimming") as target,
    ):
        assert "growth 0" in succeeded(junk.attack(target, rounds=1))


def test_what_waits_is_spoilt_while_its_key_is_away_without_waiting_for_keys(
    target: Target,
) -> None:
    ways = ("folder gone", "public half only")
    spoilt = succeeded(keys.attack(target, ways, patience=30))
    assert {f"{way}: {what}" for way in ways for what in ("spoilt", "opened after")} <= spoilt


def test_a_body_that_stops_is_waited_for_without_pace(target: Target) -> None:
    assert len(succeeded(slow.attack(target, patience=15, drips=False))) == len(PATHS)


def test_strangers_have_more_passwords_hashed_at_once_without_places(target: Target) -> None:
    siege = besiege(target, "sign_in", posts=10, sign_ins=0, share=0.1)
    assert any("passwords were hashed at once" in fault for fault in siege.faults())


def test_a_long_address_freezes_the_form_without_its_length_and_pattern(target: Target) -> None:
    first = next(fields.attack(target, patience=5))
    target.product.kill()  # it would think for minutes

    assert first.fault == "no answer within 5 s"


def test_slow_bodies_take_every_place_if_theirs_is_taken_before_they_have_come(
    tmp_path: Path, instance: Path
) -> None:
    with Target(tmp_path, workers=1, like=instance, without="whole") as target:
        siege = besiege(target, "slow_bodies", posts=2, sign_ins=0, share=0.25)

    assert siege.under.refused


def test_a_full_disk_is_an_error_of_ours_without_failures(tmp_path: Path, instance: Path) -> None:
    with Target(tmp_path, workers=1, like=instance, quota=disk.SIZE, without="failures") as target:
        _ = target.officer
        disk.file_two_reports(target)
        failed = succeeded(disk.attack_the_reserve(target))

    assert {"opens a report, nothing left", "signs in, nothing left"} <= failed


def test_strangers_stop_the_unit_on_a_disk_without_a_reserve(
    tmp_path: Path, instance: Path
) -> None:
    with Target(tmp_path, workers=1, like=instance, quota=disk.SIZE, without="reserve") as target:
        assert {"signs in", "signs out"} <= succeeded(disk.attack(target))
