"""An answer is cached for a while, an exception never."""

import pytest

from sync.memoise import memoise


def test_it_asks_again_when_the_time_is_up() -> None:
    now, answers = [0.0], iter("ab")
    ask = memoise(lambda: next(answers), seconds=2, clock=lambda: now[0])

    assert [ask(), ask()] == ["a", "a"]
    now[0] = 2
    assert ask() == "b"


def test_an_exception_is_raised_and_not_cached() -> None:
    answers = iter([None, "a"])

    def find() -> str:
        if (found := next(answers)) is None:
            raise OSError
        return found

    ask = memoise(find, seconds=2)
    with pytest.raises(OSError):
        ask()
    assert ask() == "a"
