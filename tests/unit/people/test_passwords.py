"""Which passwords are refused, and why."""

import pytest

from webapp.people.passwords import TOO_EASY, TOO_LONG, TOO_SHORT, find_fault

KNOWN = ("Olu Officer", "olu@example.org", "Stockport Children Board", "Safeguarding Unit")


@pytest.mark.parametrize(
    ("password", "sentence"),
    [("", TOO_SHORT), ("elevenchars", TOO_SHORT), ("x" * 201, TOO_LONG)],
)
def test_a_password_is_neither_short_nor_endless(password: str, sentence: str) -> None:
    assert find_fault(password, known=KNOWN) == sentence


@pytest.mark.parametrize(
    "password",
    [
        *("aaaaaaaaaaaaaaa", "abcdefghijkl", "1q2w3e4r5t6y", "zaq12wsxcde3", "qwertyuiop12"),
        *("passwordpassword", "Password12345!", "administrator", "football1234", "liverpoolfc1"),
        *("Summer2026!!", "Manchester123", "November2026", "iloveyou1234", "P4ssw0rd!P4ssw0rd!"),
        *("letmein-welcome-2026", "l1verp00l2026", "appletreehouse"),
    ],
)
def test_what_is_guessed_first_is_refused(password: str) -> None:
    assert find_fault(password, known=KNOWN) == TOO_EASY


@pytest.mark.parametrize(
    "password",
    ["olu.officer.2026", "stockportchildren", "STOCKPORT safeguarding board", "Safeguarding2026!"],
)
def test_what_others_know_of_the_person_and_the_board_counts_for_nothing(password: str) -> None:
    assert find_fault(password, known=KNOWN) == TOO_EASY


@pytest.mark.parametrize(
    "password",
    [
        *("correct horse battery", "lantern-otter-harvest-42", "ßäöü ñandú 東京 río"),
        *(
            "gK7!vQ2#nW9x",
            "lampe tisch stuhl baum",
            "olu lantern otter harvest",
            "otter river " * 16,
        ),
    ],
)
def test_three_random_words_or_twelve_random_characters_are_accepted(password: str) -> None:
    assert find_fault(password, known=KNOWN) is None
