"""A lead reads where a changed text is in the titles and labels of the pages, never in codes."""

import copy
import re
from typing import Any

import pytest

from webapp.approvals.comparison import PARTS, find_differences
from webapp.approvals.places_in_words import say_text, say_where
from webapp.guidance.source.loading import load_data
from webapp.guidance.source.texts import Trail, walk

CODE = re.compile(r"[a-z0-9]+[._][a-z0-9]+|^[a-z]+(-[a-z]+)*$")
NUMBERED = re.compile(r"[a-z]+ \d+")


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return load_data()


@pytest.mark.parametrize(
    ("trail", "said"),
    [
        (
            ("chapters", "risks", "sections", "three-ways", "pieces", "1", "was"),
            "Risks › Three ways it can go wrong › paragraph 1 › What the paper said",
        ),
        (
            ("you_now", "cells", "nude", "child", "lines", "2", "text"),
            "A nude, or filmed undressed › Another child › line 2",
        ),
        (("notes", "leave-it", "now"), "Note on “Keep messages, however distasteful.” › What is"),
        (("path", "questions", "danger", "points", "2"), "Is anyone in danger now? › point 2"),
        (("contacts", "lado", "hint"), "LADO (Designated Officer) › Hint"),
        (("search", "guidance", "/guidance/law#age-10"), "The law › The age of criminal"),
    ],
)
def test_a_place_has_the_pages_own_titles(data: dict[str, Any], trail: Trail, said: str) -> None:
    assert said in say_where(trail, data, data)


def test_no_place_of_the_guidance_is_said_in_codes(data: dict[str, Any]) -> None:
    trails = [trail for trail, _ in walk(data)]
    assert len(trails) > 3000
    for trail in trails:
        for words in say_where(trail, data, data).split(" › "):
            assert NUMBERED.fullmatch(words) or not CODE.search(words), (trail, words)


def test_every_part_of_the_guidance_has_a_title(data: dict[str, Any]) -> None:
    assert set(data) == set(PARTS)


def test_what_one_edition_lacks_is_found_in_the_other(data: dict[str, Any]) -> None:
    older = copy.deepcopy(data)
    del older["chapters"]["law"]["sections"][0]["pieces"][0]
    added, _ = find_differences(older, data)
    assert say_where(added.trail, older, data).startswith("The law › What people do online")
    removed, _ = find_differences(data, older)
    assert say_where(removed.trail, data, older).endswith("paragraph 1")


def test_the_code_of_a_contact_or_note_is_read_as_its_words(data: dict[str, Any]) -> None:
    trail = ("poster", "rings", "1")
    assert say_text(trail, "police-101", data) == "Police, not an emergency"
    assert say_text(("chapters", "law", "note"), "leave-it", data).startswith("Leave them where")
    assert say_text(("notes", "leave-it", "now"), "police-101", data) == "police-101"
