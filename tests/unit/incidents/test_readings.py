"""Readings that follow each other are one line of the timeline; what was done between stays."""

from datetime import UTC, datetime, timedelta

from webapp.incidents.readings import Told, fold_readings

START = datetime(2026, 11, 24, 14, tzinfo=UTC)


def lines(*said: str) -> list[tuple[str, int | None]]:
    """What is told of these, a minute apart: who opened it, or a sentence with a full stop."""
    told = [
        Told(START + timedelta(minutes=place), one, f"{one} did it.", "." not in one)
        for place, one in enumerate(said)
    ]
    return [
        (line.sentence, line.until and (line.until - START).seconds // 60)
        for line in fold_readings(told)
    ]


def test_one_reading_stays_as_it_is() -> None:
    assert lines("Olu") == [("Olu did it.", None)]


def test_those_of_one_person_are_counted() -> None:
    assert lines("Olu", "Olu", "Olu") == [("Olu opened it, 3 times.", 2)]


def test_those_of_several_name_each_once() -> None:
    assert lines("Olu", "Cara", "Olu", "Lena") == [("Olu, Cara and Lena opened it, 4 times.", 3)]


def test_what_was_done_between_keeps_its_place() -> None:
    found = [sentence for sentence, _ in lines("Olu", "Cara", "Taken.", "Olu")]
    assert found == ["Olu and Cara opened it, 2 times.", "Taken. did it.", "Olu did it."]
