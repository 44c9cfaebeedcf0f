"""What is printed of a number: 1 to 7 are hidden, larger ones rounded to 5, zero is shown. Pure."""

LARGEST_HIDDEN, STEP = 7, 5
LEAST_BASE = 50

Printed = int | None
"""None is hidden: the number is small, or could give a small one away."""


def is_small(n: int) -> bool:
    """Whether the number could point to somebody."""
    return 1 <= n <= LARGEST_HIDDEN


def print_number(n: int) -> Printed:
    """The number as printed, as long as nothing else must be hidden."""
    return None if is_small(n) else round_off(n)


def round_off(n: int) -> int:
    """To the nearest multiple of 5."""
    return (n + STEP // 2) // STEP * STEP


def range_of(printed: int) -> tuple[int, int]:
    """The least and the largest number that is printed so."""
    if printed == 0:
        return 0, 0
    return max(LARGEST_HIDDEN + 1, printed - STEP // 2), printed + STEP // 2


def share_of(printed: Printed, base: Printed) -> int | None:
    """A whole percentage, from printed numbers only, and of no base under 50."""
    if printed is None or base is None or base < LEAST_BASE:
        return None
    return round(100 * printed / base)
