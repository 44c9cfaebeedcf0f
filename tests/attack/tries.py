"""What one attack did, and what is wrong with an answer."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from tests.attack.wire import Answer
from tests.support.unit_browser import Page
from webapp.web.error_pages import DATABASE_FAILED

RETRY_AFTER = re.compile(r"^retry-after: \d+\r?$", re.MULTILINE)
TRACES = (b"Traceback", b'File "', b"site-packages", b"sqlalchemy", b"sqlite3")


class Try(NamedTuple):
    """One thing that was tried; `fault` says how the product failed, and is empty if it did not."""

    name: str
    seconds: float = 0.0
    fault: str = ""


def attempt(
    name: str,
    answer: Answer,
    *,
    is_ours: bool = False,
    is_health: bool = False,
    expected: int | None = None,
) -> Try:
    """Judge an answer. `is_ours` demands the body of the phones' door where it refuses.

    `is_health` lets it be a 503 for monitors, with a line for each trouble.
    """
    fault = find_fault(answer, is_ours=is_ours, is_health=is_health)
    if not fault and expected not in (None, answer.status):
        fault = f"{answer.status}, not {expected}"
    return Try(name, answer.seconds, fault)


def find_fault(answer: Answer, *, is_ours: bool = False, is_health: bool = False) -> str:
    """What is wrong with it: no answer in time, an error of ours, or a trace of our insides."""
    if answer.status == -1:
        return f"no answer within {answer.seconds:.0f} s"
    is_trouble = is_health and _is_for_monitors(answer)
    if answer.status >= 500 and not (is_promised(answer) or is_trouble):
        return "503 without Retry-After" if answer.status == 503 else f"{answer.status}"
    if any(trace in answer.body for trace in TRACES):
        return "a trace of our insides"
    if is_ours and answer.status >= 400 and not _has_error_body(answer):
        return f"{answer.status} without our error body"
    return ""


def is_promised(answer: Answer) -> bool:
    """Whether this is the 503 that says when to come again."""
    return answer.status == 503 and RETRY_AFTER.search(answer.head) is not None


def find_fault_without_room(page: Page) -> str:
    """Where the database is full, a page may be the 503 that says so (docs/decisions/0032)."""
    if page.status == 503 and DATABASE_FAILED not in page.text:
        return "503 without its words"
    return "" if page.status in (200, 503) else f"{page.status}"


def first_faults(tries: Iterable[Try], most: int = 3) -> str:
    """The first failures, in words."""
    failed = [f"{one.name}: {one.fault}" for one in tries if one.fault]
    return "; ".join(failed[:most])


def _is_for_monitors(answer: Answer) -> bool:
    return answer.status == 503 and "content-type: text/plain" in answer.head


def _has_error_body(answer: Answer) -> bool:
    value = answer.json()
    return isinstance(value, dict) and [*value] == ["error"]
