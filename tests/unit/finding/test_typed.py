"""What is typed can be read in several ways, the likeliest first."""

import pytest

from webapp.finding.typed import left_out, ways_of


@pytest.mark.parametrize(
    ("typed", "ways"),
    [
        ("Jo Marsh", [("jo", "marsh"), ("jomarsh",)]),
        ("Marple Rd", [("marple", "rd"), ("marple", "road"), ("marplerd",)]),
        ("CR/77", [("cr", "77"), ("cr77",)]),
        ("jo jo", [("jo",), ("jojo",)]),
        ("", []),
        ("x", []),
        ("…", []),
    ],
)
def test_ways(typed: str, ways: list[tuple[str, ...]]) -> None:
    assert ways_of(typed) == ways


@pytest.mark.parametrize("typed", ["+44 20 7946 0123", "(020) 7946-0123", "Tel. 02079460123"])
def test_a_telephone_number_is_read_as_one_first(typed: str) -> None:
    first = ways_of(typed)[0]
    assert first[0] == "079460123" and len(ways_of(typed)) > 1


@pytest.mark.parametrize("typed", ["Tel: 020 7946 0123", "ring 020/79460123", "02079460123 x12"])
def test_a_telephone_number_is_also_read_without_its_words(typed: str) -> None:
    assert ("079460123",) in ways_of(typed)[1:]


def test_what_a_way_leaves_out() -> None:
    said = {way: left_out("Jo 020 7946 0123", way) for way in ways_of("Jo 020 7946 0123")}
    assert said[("079460123", "jo")] == said[("jo", "020", "7946", "0123")] == ""
    assert said[("079460123",)] == "the other words"
    assert said[("jo",)] == "the telephone number"
    assert left_out("Jo Lee", ("jo", "lee")) == left_out("020 7946 0123", ("079460123",)) == ""
