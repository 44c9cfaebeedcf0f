"""The short reference that people read aloud: phone and unit agree on it without speaking."""

import re

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SAID = re.compile(r"(?:ES)?([0-9A-Z]{8})")
_MISHEARD = str.maketrans("OIL", "011")


def reference_for(id: str) -> str:
    """`ES-95NR-VBY7`: the low 35 bits of the id, seven characters, and one that checks them."""
    number = int(id.replace("-", ""), 16) % 2**35
    values = [number >> shift & 31 for shift in range(30, -1, -5)]
    code = "".join(ALPHABET[value] for value in (*values, _check(values)))
    return f"ES-{code[:4]}-{code[4:]}"


def reference_from(said: str) -> str | None:
    """The reference that somebody typed, in any case and spacing; None where it does not check.

    O is read as 0, I and L as 1.
    """
    found = _SAID.fullmatch(re.sub(r"[\s-]", "", said).upper())
    if not found:
        return None
    code = found[1].translate(_MISHEARD)
    if not set(code) <= set(ALPHABET):
        return None
    values = [ALPHABET.index(character) for character in code]
    return f"ES-{code[:4]}-{code[4:]}" if values[-1] == _check(values[:-1]) else None


def _check(values: list[int]) -> int:
    """Luhn mod 32: finds one wrong character, and nearly every two that changed places."""
    total = 0
    for place, value in enumerate(reversed(values)):
        doubled = value if place % 2 else value * 2
        total += doubled // 32 + doubled % 32
    return -total % 32
