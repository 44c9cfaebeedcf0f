"""Each attack fails a product whose defence is switched off: so it can tell."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.families import disk, fields, forgery, heavy, junk
from tests.attack.families.forgery import unsafe_rules
from tests.attack.target import Target
from tests.attack.tries import Try
from tests.support.databases import fresh_database


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory, instance: Path) -> Iterator[Target]:
    """A product without four of its defences; each test needs one of them."""
    folder = tmp_path_factory.mktemp("target")
    without = "address bounds tokens trimming"
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


def test_a_long_address_freezes_the_form_without_its_length_and_pattern(target: Target) -> None:
    first = next(fields.attack(target, patience=5))
    target.product.kill()  # it would think for minutes

    assert first.fault == "no answer within 5 s"


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
