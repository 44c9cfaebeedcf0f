"""What one attack did, and what is wrong with an answer."""

from collections.abc import Iterable
from typing import NamedTuple

from tests.attack.wire import Answer

TRACES = (b"Traceback", b'File "', b"site-packages", b"sqlalchemy", b"sqlite3")


class Try(NamedTuple):
    """One thing that was tried; `fault` says how the product failed, and is empty if it did not."""

    name: str
    seconds: float = 0.0
    fault: str = ""


def attempt(
    name: str, answer: Answer, *, is_ours: bool = False, expected: int | None = None
) -> Try:
    """Judge an answer. `is_ours` demands the body of the phones' door where it refuses."""
    fault = find_fault(answer, is_ours=is_ours)
    if not fault and expected not in (None, answer.status):
        fault = f"{answer.status}, not {expected}"
    return Try(name, answer.seconds, fault)


def find_fault(answer: Answer, *, is_ours: bool = False) -> str:
    """What is wrong with it: no answer in time, an error of ours, or a trace of our insides."""
    if answer.status == -1:
        return f"no answer within {answer.seconds:.0f} s"
    if answer.status >= 500 and not is_promised(answer):
        return f"{answer.status}"
    if any(trace in answer.body for trace in TRACES):
        return "a trace of our insides"
    if is_ours and answer.status >= 400 and not _has_error_body(answer):
        return f"{answer.status} without our error body"
    return ""


def is_promised(answer: Answer) -> bool:
    """Whether this is the 503 that asks to come again."""
    return answer.status == 503


def first_faults(tries: Iterable[Try], most: int = 3) -> str:
    """The first failures, in words."""
    failed = [f"{one.name}: {one.fault}" for one in tries if one.fault]
    return "; ".join(failed[:most])


def _has_error_body(answer: Answer) -> bool:
    value = answer.json()
    return isinstance(value, dict) and [*value] == ["error"]
