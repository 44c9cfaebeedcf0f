"""A sentence says how long things took, and no more than its numbers do."""

from webapp.counting.delays import TO_ARRIVE, TO_RECEIVE, TO_SAVE
from webapp.figures.in_short import sentence_of


def test_half_and_nine_in_ten_are_within_a_step() -> None:
    found = sentence_of(TO_SAVE, {"same_day": 5, "week": 4, "longer": 1, "not_known": 90})
    assert found == "Half on the same day, nine in ten within 7 days."


def test_what_takes_longer_than_the_last_step_is_said_so() -> None:
    assert sentence_of(TO_ARRIVE, {"day": 8, "longer": 2}) == (
        "Half within 1 day, more than one in ten longer than 7 days."
    )
    assert sentence_of(TO_ARRIVE, {"longer": 2}) == ("More than half longer than 7 days.")


def test_the_unit_is_asked_what_it_received_within_a_working_day() -> None:
    numbers = {"hour": 2, "two_days": 1, "not_received": 7}
    assert sentence_of(TO_RECEIVE, numbers).endswith(" 2 of 3 within 1 working day.")
    many = {code: 20 * n for code, n in numbers.items()}
    assert sentence_of(TO_RECEIVE, many).endswith(" 67% within 1 working day.")


def test_of_too_few_nothing_is_said() -> None:
    assert sentence_of(TO_SAVE, {"not_known": 9}) == ""
    assert sentence_of(TO_SAVE, {"week": 45, "same_day": None}, least=50) == ""
    assert sentence_of(TO_SAVE, {"week": 50, "same_day": None}, least=50) != ""
