"""The short form of `make attack` on who gets in, and the same without what keeps them out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.attack.families import sessions, spraying, stolen_links
from tests.attack.target import Target
from tests.attack.tries import Try, first_faults


@pytest.fixture(scope="module")
def target(tmp_path_factory: pytest.TempPathFactory, instance: Path) -> Iterator[Target]:
    with Target(tmp_path_factory.mktemp("target"), workers=1, like=instance) as target:
        yield target


@pytest.fixture(scope="module")
def open_target(tmp_path_factory: pytest.TempPathFactory, instance: Path) -> Iterator[Target]:
    """A product without four defences. Its pauses are gone too, so the order does not matter."""
    folder = tmp_path_factory.mktemp("open")
    with Target(folder, workers=1, like=instance, without="ends pauses tokens") as target:
        yield target


def succeeded(tries: Iterator[Try]) -> set[str]:
    return {one.name for one in tries if one.fault}


def test_no_older_cookie_or_token_opens_or_does_anything(target: Target) -> None:
    tries = [*sessions.attack(target)]
    assert len(tries) > 12 and first_faults(tries) == ""


def test_no_stolen_or_guessed_link_sets_a_password(target: Target) -> None:
    tries = [*stolen_links.attack(target)]
    assert len(tries) > 20 and first_faults(tries) == ""


def test_sprayed_passwords_are_paused_and_tell_nothing(target: Target) -> None:
    """The last on this product, as it pauses every browser but the officer's."""
    tries = [*spraying.attack(target, strangers=2)]
    assert len(tries) > 40 and first_faults(tries) == ""


def test_they_do_where_sessions_do_not_end_and_no_token_is_asked_for(open_target: Target) -> None:
    done = succeeded(sessions.attack(open_target))
    assert "copied before signing out" in done
    assert "a token of the same person elsewhere" in done


def test_links_do_where_they_do_not_end(open_target: Target) -> None:
    """One that was used is still refused: its code is gone with it."""
    assert {"replaced", "withdrawn", "expired"} <= succeeded(stolen_links.attack(open_target))


def test_they_are_not_where_nothing_pauses(open_target: Target) -> None:
    assert "the right password, fay@example.org" in succeeded(
        spraying.attack(open_target, strangers=1)
    )
