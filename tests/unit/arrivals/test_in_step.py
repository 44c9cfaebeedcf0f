"""Tasks in step: whose step is taken when, and what comes of them."""

import pytest

from webapp.arrivals.in_step import Steps, run_in_step


def count(name: str, steps: int, taken: list[str]) -> Steps[str]:
    for number in range(steps):
        taken.append(f"{name}{number}")
        yield
    return name.upper()


def test_every_task_takes_a_step_before_any_takes_its_next() -> None:
    taken: list[str] = []
    run_in_step([count("a", 3, taken), count("b", 1, taken), count("c", 2, taken)])
    assert taken == ["a0", "b0", "c0", "a1", "c1", "a2"]


def test_what_they_return_is_in_their_order() -> None:
    assert run_in_step([count("a", 3, []), count("b", 0, []), count("c", 1, [])]) == ["A", "B", "C"]
    assert run_in_step([]) == []


def test_what_one_raises_ends_all() -> None:
    def fail() -> Steps[str]:
        yield
        raise ZeroDivisionError

    taken: list[str] = []
    with pytest.raises(ZeroDivisionError):
        run_in_step([fail(), count("a", 3, taken)])
    assert taken == ["a0"]
