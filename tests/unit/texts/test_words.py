"""Texts come apart into whole words, telephone numbers and references, however they are written."""

import pytest

from webapp.texts.words import LONGEST_JOINED, MOST_WORDS, joined, numbers_of, words_of

NUMBER = "079460123"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Jo Marsh", ["jo", "marsh"]),
        ("  MARSH,Jo.", ["marsh", "jo"]),
        ("O’Brien o'brien", ["obrien", "obrien"]),
        ("Zoë Smith-Jones", ["zoe", "smith", "jones"]),
        ("Straße ①２", ["strasse", "12"]),
        ("J R Ng", ["ng"]),
        ("snake_case", ["snake", "case"]),
        ("… – !", []),
    ],
)
def test_words_are_folded(typed: str, words: list[str]) -> None:
    assert words_of(typed) == words


def test_a_long_text_has_a_bounded_number_of_words() -> None:
    assert len(words_of("word " * 5000)) == MOST_WORDS


@pytest.mark.parametrize(
    "typed",
    [
        "+44 20 7946 0123",
        "+44 (0)20 7946 0123",
        "(020) 7946 0123",
        "020-7946-0123",
        "020 7946\u20110123",
        "0044 20 7946 0123",
        "02079460123 ext 5",
        "ring 020.7946.0123",
        "020/79460123",
        "020/7946 0123 x12",
    ],
)
def test_a_telephone_number_is_the_same_in_any_spelling(typed: str) -> None:
    assert numbers_of(typed) == [NUMBER]


@pytest.mark.parametrize("typed", ["", "999", "ask for Jo", "12 34"])
def test_what_is_too_short_is_no_telephone_number(typed: str) -> None:
    assert numbers_of(typed) == []


def test_two_numbers_in_one_field_are_both_there() -> None:
    for typed in ("020 7946 0123 / 0161 496 0999", "02079460123/0161/4960999"):
        assert numbers_of(typed) == [NUMBER, "614960999"]


def test_a_reference_is_one_word_however_it_is_spaced() -> None:
    assert joined("CR/2026-1192 a") == joined("cr 20261192A") == "cr20261192a"
    assert joined("x" * (LONGEST_JOINED + 1)) == joined("–") == ""
