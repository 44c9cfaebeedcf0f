"""What a path fills in on the form, and what it leaves open: no answer invents a fact."""

import pytest

from webapp.reports.reading import prefill
from webapp.vocabulary.behaviour import Area

TYPES = {
    "nude": ["sexual"],
    "threats": ["sexual"],
    "adult_contact": [],
    "self_harm": ["other"],
    "bullying": ["bullying"],
    "personal_information": ["other"],
    "saw": ["other"],
    "money": ["financial"],
    "extremism": ["other"],
    "could_be_sexual": [],
    "not_sure": [],
    "sexual": ["sexual"],
}


@pytest.mark.parametrize("area", Area)
def test_an_area_fills_in_its_type_and_nothing_else(area: Area) -> None:
    filled = prefill({"areas": [area]})
    assert filled.get("types", []) == TYPES[area]
    explained = [area.label] if TYPES[area] == ["other"] else []
    assert filled.get("type_other", []) == explained
    assert filled.keys() <= {"types", "type_other"}


def test_two_areas_are_united() -> None:
    assert prefill({"areas": ["nude", "threats", "money", "saw", "extremism"]}) == {
        "types": ["sexual", "financial", "other"],
        "type_other": ["A child saw something upsetting; Extremism"],
    }


@pytest.mark.parametrize(("danger", "filled"), [("yes", ["yes"]), ("not_sure", ["not_sure"])])
def test_danger_is_filled_in(danger: str, filled: list[str]) -> None:
    assert prefill({"danger": danger}) == {"danger": filled}


def test_a_danger_that_was_denied_is_asked_again() -> None:
    assert prefill({"danger": "no"}) == {}


def test_not_known_is_filled_in_as_not_known() -> None:
    assert prefill({"parties": "not_known"}) == {"parties": ["not_known"]}
