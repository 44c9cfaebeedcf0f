"""Filters over incidents: only codes, numbers and days are read, and all are said in words."""

import pytest

from webapp.incidents.filters import NO_FILTER, Filter, in_words, read_filter

ASKED = {
    "rank": "now",
    "types": "sexual",
    "actions": "lado_referral",
    "setting": "sports_club",
    "outcome": "police",
    "organisation": "7",
    "since": "2026-11-01",
    "until": "2026-11-24",
}


def test_an_address_is_read_as_it_was_written() -> None:
    assert read_filter(ASKED).parts == ASKED
    assert read_filter({}) == NO_FILTER and NO_FILTER.parts == {}


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("odd", ["Jo Marsh", "-1", "²", "2026-13-01", "new; DROP", "9" * 40])
def test_what_is_not_valid_is_left_out(name: str, odd: str) -> None:
    assert name not in read_filter({**ASKED, name: odd}).parts


def test_every_part_is_said() -> None:
    assert in_words(Filter(ASKED), organisation="Heaton Lane") == [
        "Now",
        "Sexual",
        "Sports club",
        "Referral to the LADO",
        "The police have it",
        "Heaton Lane",
        "arrived from 1 November 2026 to 24 November 2026",
    ]


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ({"since": "2026-11-01"}, "arrived from 1 November 2026"),
        ({"until": "2026-11-01"}, "arrived until 1 November 2026"),
        ({"since": "2026-11-01", "until": "2026-11-01"}, "arrived on 1 November 2026"),
    ],
)
def test_days_are_said(days: dict[str, str], words: str) -> None:
    assert in_words(Filter(days), organisation=None) == [words]


def test_an_organisation_that_is_gone_is_said() -> None:
    assert in_words(Filter({"organisation": "7"}), organisation=None) == ["No such organisation"]
