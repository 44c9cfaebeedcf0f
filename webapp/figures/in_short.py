"""Says in a sentence how long a part of the time took, from how many took each step. Pure.

It knows nothing but these numbers: from those of a paper it gives away no more than they do.
"""

from collections.abc import Mapping
from itertools import accumulate

from webapp.counting.delays import LONGER, TO_RECEIVE, Part
from webapp.figures.protection.printing import LEAST_BASE, Printed, share_of

A_DAY = [step.code for step in TO_RECEIVE.steps].index("day")


def sentence_of(part: Part, numbers: Mapping[str, Printed], *, least: int = 1) -> str:
    """Half within a step, nine in ten within another; "" of fewer than `least` that were measured.

    A hidden number counts as none.
    """
    codes = [*(step.code for step in part.steps), LONGER]
    *within, measured = accumulate(numbers.get(code) or 0 for code in codes)
    if measured < least:
        return ""
    return f"{_half_and_most(part, within, measured)}.{_share(part, within, measured)}"


def _half_and_most(part: Part, within: list[int], measured: int) -> str:
    half, most = (_first(part, within, measured * share) for share in (0.5, 0.9))
    if not half:
        return f"More than half {_lower(part.longer)}"
    return f"Half {half}, " + (
        f"nine in ten {most}" if most else f"more than one in ten {_lower(part.longer)}"
    )


def _first(part: Part, within: list[int], enough: float) -> str:
    """The first step within which there are so many; "" if there is none."""
    found = (step for step, n in zip(part.steps, within, strict=True) if n >= enough)
    return _lower(step.label) if (step := next(found, None)) else ""


def _share(part: Part, within: list[int], measured: int) -> str:
    """Within one working day: as a percentage where that says something."""
    if part is not TO_RECEIVE:
        return ""
    done = within[A_DAY]
    share = f"{done} of {measured}" if measured < LEAST_BASE else f"{share_of(done, measured)}%"
    return f" {share} within 1 working day."


def _lower(label: str) -> str:
    return label[0].lower() + label[1:]
