"""The reference of a report, and its check character, which catches slips."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.reports import reference as product
from webapp.reports.reference import ALPHABET, reference_for

ID = "01936b2e-6f3a-7c1d-9b1e-2f3a4b5c6d7e"
REFERENCES = st.uuids().map(lambda report_id: reference_for(str(report_id)))
SPOKEN = re.compile(r"(?:ES)?([0-9A-Z]{8})")
MISHEARD = str.maketrans("OIL", "011")


def reference_from(spoken: str) -> str | None:
    """Reads a reference in any case and spacing; None if its check character is wrong."""
    found = SPOKEN.fullmatch(re.sub(r"[\s-]", "", spoken).upper())
    code = found[1].translate(MISHEARD) if found else ""
    if not code or not set(code) <= set(ALPHABET):
        return None
    values = [ALPHABET.index(character) for character in code]
    checks = values[-1] == product._check(values[:-1])
    return f"ES-{code[:4]}-{code[4:]}" if checks else None


def test_the_example_of_the_protocol() -> None:
    assert reference_for(ID) == "ES-95NR-VBY7"


@given(REFERENCES)
def test_a_reference_is_read_back(reference) -> None:
    assert reference_from(reference) == reference


@pytest.mark.parametrize(
    "typed", ["ES-95NR-VBY7", "es 95nr vby7", "95NRVBY7", " ES95NR - VBY7 ", "es-95nr-vby7"]
)
def test_a_reference_may_be_typed_in_any_case_and_spacing(typed) -> None:
    assert reference_from(typed) == "ES-95NR-VBY7"


@pytest.mark.parametrize(
    "typed", ["", "ES-95NR", "ES-95NR-VBY8", "ES-95NR-VBYU", "unit", "ÉS-95NR-VBY7"]
)
def test_a_wrong_reference_is_not_read(typed) -> None:
    assert reference_from(typed) is None


def test_misheard_letters_are_read_as_digits() -> None:
    reference = next(r for n in range(5000) if "0" in (r := reference_for(f"{n:x}"))[3:])

    assert reference_from(reference.replace("0", "o")) == reference


@given(REFERENCES, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_detected(reference, place, other) -> None:
    code = reference[3:].replace("-", "")
    wrong = code[:place] + other + code[place + 1 :]

    assert reference_from(wrong) is None or wrong == code
