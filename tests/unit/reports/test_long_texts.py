"""However long a text is, reading and checking it is cheap: a stranger must not stop a worker."""

import re
from collections.abc import Callable
from functools import partial
from time import process_time
from typing import Any

import pytest

from webapp.reports import validation
from webapp.reports.checks import ADDRESS, CHECKS, Check
from webapp.reports.questions import QUESTIONS
from webapp.reports.reading import answers_from
from webapp.reports.rules import RULES

NOW = "2026-11-25T14:02"
BODY = 250_000
LEAST = 0.001  # seconds of CPU below which two costs are not compared
TRIES = 4
# Each was made to be slow for some pattern of the form: many places to try, and none that fits.
HOSTILE = (
    ("a@" + "a." * BODY)[:BODY] + "@",
    " " * BODY + "@",
    "1" * BODY,
    "and" * (BODY // 3),
    "@" * BODY,
)


def _check(text: str) -> None:
    """Give this text as the answer to every question at once, and check the form."""
    names = [*(question.name for question in QUESTIONS), "rung-0-who", "rung-0-name", "rung-0-at"]
    answers = answers_from({name: [text] for name in names}, zone=lambda _: "+00:00")
    validation.find_faults(answers, now=NOW)
    validation.is_incomplete(answers)
    validation.trim(answers)


def _half(text: str) -> str:
    return text[: len(text) // 2] + text[-1]


def _cost(work: Callable[[], object]) -> float:
    """The CPU seconds of this work, the least of several runs."""
    costs = []
    for _ in range(5):
        began = process_time()
        work()
        costs.append(process_time() - began)
    return min(costs)


def _is_linear(work: Callable[[str], object], text: str) -> bool:
    """Whether twice the text costs at most three times as much, when the machine is left alone."""
    whole, half = partial(work, text), partial(work, _half(text))
    return any(_cost(whole) <= 3 * _cost(half) + LEAST for _ in range(TRIES))


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:4])
def test_twice_the_text_costs_at_most_three_times_as_much(text: str) -> None:
    assert _is_linear(_check, text)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:4])
def test_the_pattern_of_an_address_is_linear_by_itself(text: str) -> None:
    assert _is_linear(ADDRESS.fullmatch, text)


def test_a_pattern_that_is_not_linear_is_found_out() -> None:
    assert not _is_linear(re.compile("a*a*a*b").fullmatch, "a" * 600)


def test_no_other_check_looks_at_a_text_over_its_maximum(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def watch(check: Check) -> Check:
        def watched(answers: Any, field: str, today: str) -> Any:
            looked_at.append(field)
            return check(answers, field, today)

        return watched

    others = {name: watch(one) for name, one in CHECKS.items() if name != "too_long"}
    monkeypatch.setattr(validation, "CHECKS", CHECKS | others)
    over = {name: "x" * (maximum + 1) for name, maximum in RULES["maximum"].items()}
    faults = validation.find_faults(over, now=NOW)
    validation.is_incomplete(over)
    validation.trim(over)
    assert looked_at and not {*looked_at} & over.keys()
    assert {fault.field for fault in faults} >= over.keys()
