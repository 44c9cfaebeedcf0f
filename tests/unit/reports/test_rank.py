"""The rank of a report: every path of the table, and the form alone."""

from collections.abc import Iterator
from typing import Any

import pytest

from webapp.reports.rank import RANKS, must_ring_first, rank_of
from webapp.reports.reading import prefill
from webapp.vocabulary.behaviour import Area, Danger, Gate, Who
from webapp.vocabulary.incident import IncidentType
from webapp.vocabulary.path import PATH_FIELDS
from webapp.vocabulary.rank import Rank

Path = dict[str, Any]


def path(area: str, who: str, **more: str) -> Path:
    return {"danger": "no", "areas": [area], "who": who, **more}


def gates_of(area: str, who: str) -> list[str]:
    return [
        name
        for name, gate in RANKS["gates"].items()
        if area in gate["areas"] and who in gate.get("who", [who])
    ]


def paths() -> Iterator[Path]:
    """Every area and who of the table, with every answer to the gate that they meet."""
    for area in Area:
        for who in Who:
            gates = gates_of(area, who)
            assert len(gates) <= 1
            yield from (
                path(area, who, **dict.fromkeys(gates, answer))
                for answer in (Gate if gates else [""])
            )


def test_danger_and_doubt_about_danger_are_now_on_every_path_and_form() -> None:
    for each in paths():
        for danger in (Danger.YES, Danger.NOT_SURE, "made-up"):
            assert rank_of({**each, "danger": danger}, {}) == Rank.NOW
            assert rank_of(each, {"danger": danger}) == Rank.NOW


def test_yes_and_not_sure_to_a_gate_raise_and_never_lower() -> None:
    for each in paths():
        for gate in gates_of(each["areas"][0], each["who"]):
            no = rank_of({**each, gate: "no"}, {})
            for answer in ("yes", "not_sure", "made-up"):
                raised = rank_of({**each, gate: answer}, {})
                assert raised == graver(no, Rank(RANKS["gates"][gate]["raises_to"]))


def test_a_gate_that_was_not_asked_counts_as_not_sure() -> None:
    for each in paths():
        for gate in gates_of(each["areas"][0], each["who"]):
            unasked = {name: answer for name, answer in each.items() if name != gate}
            assert rank_of(unasked, {}) == rank_of({**each, gate: "not_sure"}, {})


def test_what_the_path_fills_in_is_judged_by_the_path_and_not_again() -> None:
    for each in paths():
        filled = prefill(each)
        filled.pop("danger", None)
        assert rank_of(each, filled) == rank_of(each, {}), each


@pytest.mark.parametrize("area", [Area.NUDE, Area.THREATS])
def test_a_picture_is_of_the_type_sexual(area: str) -> None:
    assert prefill(path(area, "child"))["types"] == [IncidentType.SEXUAL]


def test_a_further_matter_never_lowers_the_rank() -> None:
    for each in paths():
        for also in ("not_sure", "bullying", "made-up"):
            both = {**each, "areas": [*each["areas"], also]}
            assert graver(rank_of(both, {}), rank_of(each, {})) == rank_of(both, {})


def test_about_the_lead_is_at_least_today() -> None:
    for each in paths():
        if each["who"] == Who.LEAD:
            assert rank_of(each, {}) != Rank.ROUTINE
        assert rank_of({**each, "about_lead": "yes"}, {}) == graver(rank_of(each, {}), Rank.TODAY)
    assert rank_of({"about_lead": "yes"}, {}) == Rank.TODAY


def test_unknown_codes_count_as_not_known() -> None:
    assert rank_of(path("made-up", "child"), {}) == rank_of(path("not_sure", "child"), {})
    assert rank_of(path("saw", "made-up"), {}) == rank_of(path("saw", "online"), {})


CHILD, ADULTS = {"parties": ["child_on_child"]}, {"parties": ["adult_on_adult"]}


@pytest.mark.parametrize(
    ("answers", "rank"),
    [
        ({}, "routine"),
        ({**CHILD, "types": ["bullying", "other"]}, "routine"),
        ({"types": ["sexual"]}, "now"),
        ({**CHILD, "types": ["grooming"]}, "now"),
        ({"parties": ["child_on_adult"], "types": ["violence"]}, "now"),
        ({**ADULTS, "types": ["sexual"]}, "today"),
        ({**ADULTS, "types": ["sexual"], "ages": "no_child"}, "today"),
        ({**ADULTS, "types": ["sexual"], "ages": [24]}, "today"),
        ({**ADULTS, "types": ["sexual"], "ages": [15]}, "now"),
        ({**ADULTS, "ages": [15]}, "today"),
        ({**ADULTS, "types": ["financial"]}, "routine"),
        ({**CHILD, "types": ["hate_incitement"]}, "today"),
        ({**CHILD, "types": ["not_known"]}, "today"),
        ({**ADULTS, "types": ["not_known"]}, "routine"),
        ({"parties": ["adult_on_child"]}, "today"),
        ({**ADULTS, "adult_pair": "other"}, "today"),
        ({**ADULTS, "adult_pair": "staff_on_staff"}, "routine"),
        # Money and a child, by the form: it may be sextortion (A3).
        ({"types": ["financial"], "ages": [15]}, "now"),
        ({**CHILD, "types": ["financial", "bullying"], "ages": [16]}, "now"),
        # A threat to kill, where the path's danger was "No" (A4).
        ({**CHILD, "types": ["bullying"], "danger": "yes"}, "now"),
    ],
)
def test_the_form_alone(answers: dict[str, Any], rank: str) -> None:
    assert rank_of(None, answers) == rank


def test_a_type_ticked_beyond_the_path_counts() -> None:
    given = path("personal_information", "child", secret_address="no")
    assert rank_of(given, {"types": ["other", "financial"]}) == Rank.NOW
    assert rank_of(path("bullying", "adult_to_adult"), {"types": ["violence"]}) == Rank.TODAY


def test_an_adult_and_a_child_on_the_form_count_where_the_path_names_no_adult() -> None:
    ticked = {"parties": ["adult_on_child"]}
    assert rank_of(path("saw", "nobody"), ticked) == Rank.TODAY
    assert rank_of({"danger": "no"}, ticked) == Rank.TODAY


def test_only_now_with_nobody_reached_asks_to_ring_first() -> None:
    spoke = {"rung": [{"who": "my-lead", "result": "spoke"}]}
    assert must_ring_first({"danger": "yes"}, {})
    assert not must_ring_first({"danger": "yes"}, spoke)
    assert must_ring_first({"danger": "yes", "who": "lead"}, spoke)
    assert not must_ring_first(path("extremism", "child"), {})


def test_every_code_of_the_ranks_is_in_the_vocabulary_and_every_area_has_one() -> None:
    assert set(RANKS["areas"]) == set(Area)
    for ranks in RANKS["areas"].values():
        assert "other" in ranks and set(ranks) <= {*Who, "other"}
    named = [*(r for ranks in RANKS["areas"].values() for r in ranks.values())]
    named += [gate["raises_to"] for gate in RANKS["gates"].values()]
    named += [rank for pair in RANKS["types"].values() for rank in pair]
    assert set(named) <= set(Rank)
    for name, gate in RANKS["gates"].items():
        assert PATH_FIELDS[name].term is Gate
        assert set(gate["areas"]) <= set(Area) and set(gate.get("who", [])) <= set(Who)
    assert set(RANKS["types"]) == set(IncidentType), "a new type says how grave it is"
    assert set(RANKS["adults"]) <= set(Who)


def graver(one: Rank, other: Rank) -> Rank:
    return min(one, other, key=list(Rank).index)
