"""A good phone and an officer, as long as a flood goes on: how long each of them waits."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.attack import wire
from tests.attack.target import Target
from tests.attack.tries import find_fault

PATIENCE_SECONDS = 30
BETWEEN_SECONDS = 0.03  # so that 400 of them see 15 seconds of a flood or more


@dataclass
class Waits:
    """Seconds that each POST and each sign-in took; a `fault` for each that did not succeed."""

    posts: list[float] = field(default_factory=list)
    sign_ins: list[float] = field(default_factory=list)
    refused: int = 0
    faults: list[str] = field(default_factory=list)


def measure(target: Target, *, posts: int, sign_ins: int, within: float) -> Waits:
    """Send `posts` reports one after another, and sign in now and then; ends after `within` s.

    A report that is told to come again counts as one that waited for ever. Fewer of either than
    asked for is a fault: a reach that was measured on a few says nothing.
    """
    sent = [wire.post_items(target.good_report()) for _ in range(posts)]
    every = max(1, posts // max(1, sign_ins))
    found, ends = Waits(), time.monotonic() + within
    for number, request in enumerate(sent):
        if time.monotonic() > ends:
            break
        _post(target, request, found)
        time.sleep(BETWEEN_SECONDS)
        if sign_ins and number % every == every - 1:
            _sign_in(target, found)
    counts = {"posts": (len(found.posts), posts), "sign-ins": (len(found.sign_ins), sign_ins)}
    found.faults[:0] = [
        f"only {taken} of {wanted} {what} within {within:.0f} s"
        for what, (taken, wanted) in counts.items()
        if taken < wanted
    ]
    return found


def percentile(seconds: Sequence[float], share: float) -> float:
    """The value that this share of them does not exceed, in milliseconds; of none, for ever."""
    ordered = sorted(seconds) or [float("inf")]
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] * 1000


def _post(target: Target, request: bytes, found: Waits) -> None:
    answer = target.ask(request, patience=PATIENCE_SECONDS)
    fault = find_fault(answer, is_ours=True)
    if fault or answer.status == 0:
        found.faults.append(f"a good phone: {fault or 'no answer'}")
    found.refused += answer.status == 503
    found.posts.append(answer.seconds if answer.status == 200 else float("inf"))


def _sign_in(target: Target, found: Waits) -> None:
    began = time.perf_counter()
    try:
        page = target.officer.signs_in()
    except (OSError, AssertionError) as error:
        found.faults.append(f"a sign-in: {type(error).__name__}")
    else:
        if (page.status, page.path) != (200, "/unit/"):
            found.faults.append(f"a sign-in: {page.status}")
    found.sign_ins.append(time.perf_counter() - began)
