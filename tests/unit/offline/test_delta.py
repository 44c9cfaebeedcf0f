"""Deltas: a text is rebuilt exactly, and what the base has is not sent again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.pack_pages import apply_delta
from webapp.offline import delta
from webapp.offline.delta import BASE, FIRST, LEAST, SEPARATOR, TooLong, difference

SHARED = "Saving a report does not alert anyone."


def place(start: int, length: int) -> str:
    return "".join(chr(FIRST + digit) for digit in (start // BASE, start % BASE, length))


def test_what_the_base_has_is_copied() -> None:
    changes = difference(f"One: {SHARED} Two.", f"Three; {SHARED} Four.")
    assert changes.split(SEPARATOR) == ["Three;", "Four.", place(4, len(SHARED) + 2)]


def test_what_is_too_short_to_pay_is_sent() -> None:
    assert difference("x" * LEAST, "x" * (LEAST - 1)) == "x" * (LEAST - 1) + SEPARATOR


def test_the_longest_of_several_places_is_taken() -> None:
    base = f"{SHARED}! … {SHARED} Ring."
    longest = place(len(SHARED) + 4, len(SHARED) + 6)
    assert difference(base, f"{SHARED} Ring.") == SEPARATOR * 2 + longest


def test_places_count_as_javascript_counts() -> None:
    base = f"\U0001f600{SHARED}\U0001f600"
    changes = difference(base, f"{SHARED}\U0001f600")
    assert changes == SEPARATOR * 2 + place(2, len(SHARED) + 2)
    assert apply_delta(base, changes) == f"{SHARED}\U0001f600"


PIECES = st.sampled_from([SHARED, "\U0001f600", "é", "<p>", "x" * 20, "\n"])


@given(st.lists(PIECES).map("".join), st.lists(PIECES).map("".join))
def test_any_text_is_rebuilt_from_any_other(base: str, text: str) -> None:
    assert apply_delta(base, difference(base, text)) == text


def test_a_long_copy_is_of_several_pieces() -> None:
    text = "".join(f"{number}\n" for number in range(9_000))
    changes = difference(text, text)
    assert changes.count(SEPARATOR) > 2 and apply_delta(text, changes) == text


def test_a_base_in_which_no_place_can_be_named_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(delta, "BASE", 4)
    with pytest.raises(TooLong):
        difference("é" * 16 + SHARED, SHARED)


@pytest.mark.parametrize("text", ["", SHARED])
def test_a_phone_with_nothing_is_sent_everything(text: str) -> None:
    assert difference("", text) == text + SEPARATOR
