"""The reference of a report, and its check character, which catches slips."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.reports.reference import (
    ALPHABET,
    NotAReference,
    WrongLength,
    WrongReference,
    looks_like_reference,
    reference_for,
    reference_from,
    references_in,
    slips_in,
    split_at_printed,
)

ID = "01936b2e-6f3a-7c1d-9b1e-2f3a4b5c6d7e"
REFERENCES = st.uuids().map(lambda report_id: reference_for(str(report_id)))


def test_the_example_of_the_protocol() -> None:
    assert reference_for(ID) == "ES-95NR-VBY7"


@given(REFERENCES)
def test_a_reference_is_read_back(reference) -> None:
    assert reference_from(reference) == reference


@pytest.mark.parametrize(
    "typed",
    [
        "ES-95NR-VBY7",
        "es 95nr vby7",
        "95NRVBY7",
        " ES95NR - VBY7 ",
        "es-95nr-vby7",
        "ES–95NR–VBY7",
        "e5.95nr.vby7",
        "#ES-95NR-VBY7,",
        "“95nr vby7”.",
    ],
)
def test_a_reference_may_be_typed_in_any_case_and_spacing(typed) -> None:
    assert reference_from(typed) == "ES-95NR-VBY7"


@pytest.mark.parametrize("typed", ["", "ES-95NR", "unit", "ES-95NR-VBY77", "ÉS-95NR-VBY7", "ﬀ" * 8])
def test_what_has_not_the_form_is_no_reference(typed) -> None:
    with pytest.raises(NotAReference) as refusal:
        reference_from(typed)
    assert refusal.type is NotAReference


@pytest.mark.parametrize("typed", ["ES-95NR-VBY8", "ES-95NR-VBYU", "95NRVB7Y"])
def test_a_wrong_character_is_said_to_be_wrong(typed) -> None:
    with pytest.raises(WrongReference):
        reference_from(typed)


@pytest.mark.parametrize(
    "typed",
    [
        "95nr vby7",
        "report ES-95NR-VBY7",
        "No. es 95nr vby7",
        "the one (ES95NRVBY7), please",
        "Is it ES-95NR-VBY8 or ES-95NR-VBY7?",
        "ES-95NR is the start of e5 95nr-vby7",
    ],
)
def test_a_reference_is_found_inside_what_was_typed(typed) -> None:
    assert references_in(typed) == ["ES-95NR-VBY7"]


def test_each_reference_inside_is_found_once() -> None:
    other = reference_for("01936b2e-6f3a-7c1d-9b1e-2f3a4b5c6d7f")
    assert references_in(f"es 95nr vby7, {other} ES-95NR-VBY7") == ["ES-95NR-VBY7", other]


@pytest.mark.parametrize(
    ("typed", "slips"),
    [
        ("ES-95NR-VBY8 and ES-95NR-VBY7", ["ES-95NR-VBY8"]),
        ("es 95nr vby, ES-95NR-VBY7", ["ES 95NR VBY"]),
        ("ES-95NR-VBY7, from Esther 0161 496 0123", []),
    ],
)
def test_a_slip_beside_a_reference_is_told_apart(typed, slips) -> None:
    assert slips_in(typed) == slips and references_in(typed) == ["ES-95NR-VBY7"]


@pytest.mark.parametrize(
    "typed", ["report ES-95NR-VBY8", "95NRVBY8", "es abcd efg1", "ES-TQWK-PZPG"]
)
def test_a_wrong_character_inside_is_said_to_be_wrong(typed) -> None:
    with pytest.raises(WrongReference):
        references_in(typed)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("ES-95NR-VBY", "95NRVBY"),
        ("es95nrvby", "95NRVBY"),
        ("report ES-95NR-VBY77, please", "95NRVBY77"),
        ("ES-95NR", "95NR"),
    ],
)
def test_characters_that_are_missing_or_too_many_are_counted(typed, code) -> None:
    with pytest.raises(WrongLength) as refusal:
        references_in(typed)
    assert refusal.value.code == code


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "ES Judo",
        "ES Judo Club",
        "Essex 12 Club",
        "Esther 01632 960123",
        "Esther 0161 496 0123",
        "ES 0161 496 0123",
        "Room 1234",
        "Marek Dee",
        "O’Donnell",
    ],
)
def test_names_and_other_references_are_none(typed) -> None:
    with pytest.raises(NotAReference) as refusal:
        references_in(typed)
    assert refusal.type is NotAReference


@pytest.mark.parametrize(
    ("typed", "is_one"),
    [("95NR VBY7", True), ("about es 95nr vby8", True), ("ES-95NR", False), ("ESTHER 0161", False)],
)
def test_what_is_written_as_a_reference_looks_like_one(typed, is_one) -> None:
    assert looks_like_reference(typed) is is_one


@pytest.mark.parametrize("text", ["", "No number.", "ES-95NR-VBY7", "Of ES-95NR-VBY7, of 5-6."])
def test_a_sentence_is_split_at_its_references_and_loses_nothing(text) -> None:
    pieces = split_at_printed(text)
    assert "".join(piece for piece, _ in pieces) == text
    assert {piece for piece, is_reference in pieces if is_reference} <= {"ES-95NR-VBY7"}
    assert any(is_reference for _, is_reference in pieces) == ("ES-" in text)


def test_misheard_letters_are_read_as_digits() -> None:
    reference = next(r for n in range(5000) if "0" in (r := reference_for(f"{n:x}"))[3:])

    assert reference_from(reference.replace("0", "o")) == reference


@given(REFERENCES, st.integers(0, 7), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_detected(reference, place, other) -> None:
    code = reference[3:].replace("-", "")
    wrong = code[:place] + other + code[place + 1 :]

    if wrong != code:
        with pytest.raises(WrongReference):
            reference_from(wrong)
