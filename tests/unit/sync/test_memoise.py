"""An answer is cached for a while, an exception never, and one thread asks at a time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from sync.memoise import memoise


def test_it_asks_again_when_the_time_is_up() -> None:
    now, answers = [0.0], iter("ab")
    ask = memoise(lambda: next(answers), seconds=2, clock=lambda: now[0])

    assert [ask(), ask()] == ["a", "a"]
    now[0] = 2
    assert ask() == "b"


def test_what_takes_long_serves_for_ten_times_as_long() -> None:
    now, answers = [0.0], iter("ab")

    def find() -> str:
        now[0] += 3
        return next(answers)

    ask = memoise(find, seconds=2, clock=lambda: now[0])
    assert ask() == "a"
    now[0] = 32.9
    assert ask() == "a"
    now[0] = 33
    assert ask() == "b"


def test_while_one_thread_asks_the_others_get_the_old_answer() -> None:
    now, asked, go_on = [0.0], Event(), Event()

    def find() -> float:
        if now[0]:
            asked.set()
            go_on.wait(5)
        return now[0]

    ask = memoise(find, seconds=2, clock=lambda: now[0])
    assert ask() == 0
    now[0] = 2
    with ThreadPoolExecutor() as threads:
        first = threads.submit(ask)
        asked.wait(5)
        assert ask() == 0
        go_on.set()
        assert first.result() == 2


def test_threads_that_ask_at_once_for_the_first_time_ask_once() -> None:
    answers, both = iter("ab"), Event()

    def find() -> str:
        both.wait(0.2)
        return next(answers)

    ask = memoise(find, seconds=2)
    with ThreadPoolExecutor(2) as threads:
        assert set(threads.map(lambda _: ask(), range(2))) == {"a"}


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
