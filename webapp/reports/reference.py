"""Report ids, and the short references that people read aloud. Pure.

The phone's twin is `reference` in `service_worker/phone/envelope.js`: both derive the same one from
an id, so they agree without asking each other.
"""

import re
from typing import Any

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TYPED = re.compile(r"(?:E[S5])?([0-9A-Z]{8})")
_NO_CHARACTER = re.compile(r"[\s.\-\u2010-\u2015]")
_MISHEARD = str.maketrans("OIL", "011")


class NotAReference(ValueError):
    """It does not have the form of a reference."""


class WrongReference(NotAReference):
    """It has the form, but its check character says that one of the characters is wrong."""


def is_report_id(value: Any) -> bool:
    """Whether this can be the id of a report."""
    return isinstance(value, str) and bool(_ID.fullmatch(value))


def reference_for(report_id: str) -> str:
    """`ES-95NR-VBY7`: the low 35 bits of the id, seven characters, and one that checks them."""
    number = int(report_id.replace("-", ""), 16) % 2**35
    values = [number >> shift & 31 for shift in range(30, -1, -5)]
    code = "".join(ALPHABET[value] for value in (*values, _check(values)))
    return f"ES-{code[:4]}-{code[4:]}"


def reference_from(typed: str) -> str:
    """The reference that somebody typed, in any case and spacing, with or without `ES`.

    O is read as 0, I and L as 1. Raises NotAReference or WrongReference.
    """
    found = _TYPED.fullmatch(_NO_CHARACTER.sub("", typed).upper())
    if found is None:
        raise NotAReference()
    code = found[1].translate(_MISHEARD)
    if not _fits(code):
        raise WrongReference()
    return f"ES-{code[:4]}-{code[4:]}"


def _fits(code: str) -> bool:
    if not set(code) <= set(ALPHABET):
        return False
    *values, last = map(ALPHABET.index, code)
    return last == _check(values)


def _check(values: list[int]) -> int:
    """Luhn mod 32: detects any one wrong character, and nearly all swapped neighbours."""
    total = 0
    for place, value in enumerate(reversed(values)):
        doubled = value if place % 2 else value * 2
        total += doubled // 32 + doubled % 32
    return -total % 32
