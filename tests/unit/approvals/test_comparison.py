"""What differs between two editions, text by text and word by word."""

from typing import Any

import pytest

from webapp.approvals.comparison import Difference, Kind, Words, compare_words, find_differences


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ({"a": "x"}, {"a": "x"}, []),
        ({"a": {"b": "x"}}, {"a": {"b": "y"}}, [Difference(("a", "b"), "x", "y")]),
        ({"a": "x"}, {}, [Difference(("a",), "x", "")]),
        (
            {},
            {"a": {"b": "x", "c": ["y"]}},
            [Difference(("a", "b"), "", "x"), Difference(("a", "c", "1"), "", "y")],
        ),
        ({"a": ["x", "z"]}, {"a": ["x", "y", "z"]}, [Difference(("a", "2"), "", "y")]),
        (
            {"a": ["x", "y", "z"]},
            {"a": ["w", "x", "y!", "z"]},
            [Difference(("a", "1"), "", "w"), Difference(("a", "3"), "y", "y!")],
        ),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}, [
            Difference(("a", "1"), "", "y"), Difference(("a", "2"), "y", "")]),
        ({"a": "x"}, {"a": ["x"]}, [Difference(("a", "1"), "", "x"), Difference(("a",), "x", "")]),
        ({"a": None}, {"a": True}, [Difference(("a",), "", "True")]),
    ],
    ids=[
        "same", "changed", "removed", "added", "in a list", "another list", "another order",
        "another kind", "no text",
    ],
)  # fmt: skip
def test_a_difference_is_a_text_and_where_it_is(
    was: dict[str, Any], now: dict[str, Any], found: list[Difference]
) -> None:
    assert list(find_differences(was, now)) == found


def test_entries_are_matched_by_their_id_wherever_they_move() -> None:
    first, second = {"id": "first", "text": "x"}, {"id": "second", "text": "y"}
    changed = {**second, "text": "z"}
    [one] = find_differences({"steps": [first, second]}, {"steps": [first, changed]})
    assert one == Difference(("steps", "second", "text"), "y", "z")


def test_words_are_compared_and_spaces_kept() -> None:
    words = compare_words("Ring your lead now.", "Ring 101 now.")
    assert words == [
        Words(Kind.SAME, "Ring"),
        Words(Kind.REMOVED, " your lead"),
        Words(Kind.ADDED, " 101"),
        Words(Kind.SAME, " now."),
    ]


def test_a_text_that_came_or_went_is_all_of_one_kind() -> None:
    assert compare_words("", "Stay. Listen.") == [Words(Kind.ADDED, "Stay. Listen.")]
    assert compare_words("Stay. Listen.", "") == [Words(Kind.REMOVED, "Stay. Listen.")]
    assert compare_words("Stay.", "Stay.") == [Words(Kind.SAME, "Stay.")]
