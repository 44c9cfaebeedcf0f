"""An answer is good for a while, and trouble is never remembered."""

import pytest

from sync.memoise import remembered


def test_it_asks_again_when_the_time_is_up() -> None:
    now, answers = [0.0], iter("ab")
    ask = remembered(lambda: next(answers), seconds=2, clock=lambda: now[0])

    assert [ask(), ask()] == ["a", "a"]
    now[0] = 2
    assert ask() == "b"


def test_trouble_is_raised_and_not_remembered() -> None:
    answers = iter([None, "a"])

    def find() -> str:
        if (found := next(answers)) is None:
            raise OSError
        return found

    ask = remembered(find, seconds=2)
    with pytest.raises(OSError):
        ask()
    assert ask() == "a"
