"""Report ids, and the short references that people read aloud. Pure.

The phone's twin is `reference` in `service_worker/phone/envelope.js`: both derive the same one from
an id, so they agree without asking each other.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TYPED = re.compile(r"(?:E[S5])?([0-9A-Z]{8})")
_GAP = r"[\s.\-\u2010-\u2015]"
_NO_CHARACTER = re.compile(rf"{_GAP}|^[\W_]+|[\W_]+$")
# With `ES`, inside a text: of the right length, or some characters out. "Essex 12" is none.
_SAID = re.compile(
    r"(?<![^\W_])E[S5]"
    rf"({_GAP}{{1,3}}[0-9A-Z]{{3,5}}{_GAP}{{0,3}}[0-9A-Z]{{1,5}}"
    rf"|[0-9A-Z]{{4}}{_GAP}{{0,3}}[0-9A-Z]{{4}}|[0-9A-Z]{{6,10}})(?![^\W_])"
)
# As every page and paper shows it.
_PRINTED = re.compile(r"E[S5](?:[\-\u2010-\u2015][0-9A-Z]{4}){2}")
NEARLY = (7, 8, 9)
_WORD = re.compile(r"[^\W_]+")
_MISHEARD = str.maketrans("OIL", "011")


class NotAReference(ValueError):
    """It does not have the form of a reference."""


class WrongReference(NotAReference):
    """It has the form, but its check character says that one of the characters is wrong."""


class WrongLength(NotAReference):
    """It begins with `ES`, but `code`, which comes after it, is too short or too long."""

    def __init__(self, code: str) -> None:
        super().__init__()
        self.code = code


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

    Punctuation round it does not matter. O is read as 0, I and L as 1. Raises NotAReference or
    WrongReference.
    """
    found = _TYPED.fullmatch(_NO_CHARACTER.sub("", typed).upper())
    if found is None:
        raise NotAReference()
    code = found[1].translate(_MISHEARD)
    if not _fits(code):
        raise WrongReference()
    return f"ES-{code[:4]}-{code[4:]}"


def references_in(typed: str) -> list[str]:
    """The references in a text: all of the text is one, or each begins with `ES`. At least one.

    Raises NotAReference; from what is nearly one and written as one, WrongReference or WrongLength.
    """
    candidates = _find_candidates(typed)
    found = [code for one in candidates for code in _read(one)]
    if not found:
        raise _fault_of([one for one in candidates if one.is_written_as_one])
    return [*dict.fromkeys(found)]


def printed_in(text: str) -> list[str]:
    """The references in a text of ours, where each is as every page shows it."""
    return _PRINTED.findall(text)


def split_at_printed(text: str) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is a reference."""
    pieces = re.split(f"({_PRINTED.pattern})", text)
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece]


def slips_in(typed: str) -> list[str]:
    """What is nearly a reference, as it was typed: a character is wrong, missing or too much."""
    return [one.written for one in _find_candidates(typed) if one.is_slip]


def looks_like_reference(typed: str) -> bool:
    """Whether something in it has the length of a reference and is written as one."""
    return any(one.is_whole and one.is_written_as_one for one in _find_candidates(typed))


class _Candidate(NamedTuple):
    """What may be a reference: as it was written, and what comes after `ES`, if that was found."""

    written: str
    code: str
    is_said: bool

    @property
    def tidy(self) -> str:
        """Its characters."""
        return _NO_CHARACTER.sub("", self.code)

    @property
    def is_whole(self) -> bool:
        """Whether it has as many characters as a reference."""
        return bool(_TYPED.fullmatch(self.tidy))

    @property
    def is_written_as_one(self) -> bool:
        """Nearly every reference has letters and digits. "Room 1234" and "Esther 0161" are none.

        They are in one word, or come after `ES` alone. With both hyphens it is one in any case.
        """
        if _PRINTED.fullmatch(self.written):
            return True
        words = _WORD.findall(self.written)
        is_one = words[:1] == ["ES"] or any(map(_is_mixed, words))
        return is_one and _is_mixed(self.tidy)

    @property
    def is_slip(self) -> bool:
        """Whether it is said to be one, and is none by a character."""
        is_near = self.is_said and len(self.tidy) in NEARLY and self.is_written_as_one
        return is_near and not [*_read(self)]


def _find_candidates(typed: str) -> list[_Candidate]:
    text = typed.upper()
    said = (_Candidate(found[0], found[1], True) for found in _SAID.finditer(text))
    return [_Candidate(text, text, False), *said]


def _read(candidate: _Candidate) -> Iterator[str]:
    with suppress(NotAReference):
        yield reference_from(candidate.code)


def _is_mixed(word: str) -> bool:
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))


def _fault_of(written: list[_Candidate]) -> NotAReference:
    if any(one.is_whole for one in written):
        return WrongReference()
    code = next((one.tidy for one in written if one.is_said), None)
    return WrongLength(code) if code else NotAReference()


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
