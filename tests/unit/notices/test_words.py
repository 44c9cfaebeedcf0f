"""What mails say: the unit, numbers by rank, and where to look."""

from webapp.notices.kinds import Kind
from webapp.notices.words import About, write, write_test

ABOUT = About("The Unit", "https://unit.example.org", late_after=(1, 4, 16), silent_days=14)


def test_arrivals_are_numbers_by_rank() -> None:
    words = write(Kind.ARRIVED, {"routine": 3, "now": 1}, ABOUT)
    assert words.subject == "E-safety: 4 reports arrived, 1 of rank now"
    assert words.text.splitlines()[:5] == [
        "The Unit",
        "",
        "4 reports arrived.",
        "Now: 1",
        "Routine: 3",
    ]
    assert "https://unit.example.org/unit/" in words.text


def test_one_that_can_wait_is_not_called_urgent() -> None:
    assert write(Kind.ARRIVED, {"today": 1}, ABOUT).subject == "E-safety: 1 report arrived"


def test_what_is_late_says_for_how_long() -> None:
    words = write(Kind.LATE, {"now": 1, "routine": 2}, ABOUT)
    assert words.subject == "E-safety: 3 reports not received in time"
    assert "Now: 1, for more than 1 working hour\n" in words.text
    assert "Routine: 2, for more than 16 working hours\n" in words.text


def test_silence_says_how_to_be_sure() -> None:
    words = write(Kind.SILENT, {}, ABOUT)
    assert words.subject == "E-safety: nothing arrived for 14 days"
    assert "send a report from a phone" in words.text


def test_the_week_has_what_arrived_and_what_waits() -> None:
    words = write(Kind.DIGEST, {"arrived": {"today": 5}, "new": {}}, ABOUT)
    assert "In seven days 5 reports arrived.\nToday: 5\n" in words.text
    assert "Incidents not yet received: 0." in words.text


def test_a_test_says_that_it_is_one() -> None:
    assert write_test(ABOUT).text.startswith("The Unit\n\nThis is a test.\n")
