"""The rank of a report: twenty true-to-life cases, every path of the table, and the form alone."""

from collections import Counter
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


# Each as somebody would tell it, and the rank that a practitioner gives it.
CASES: dict[str, tuple[Path, dict[str, Any], str]] = {
    "A nude of a 13-year-old classmate is passed round at the club": (
        path("nude", "child"),
        {"ages": [13]},
        "now",
    ),
    "A coach texts a 15-year-old in private about training times; the parents know": (
        path("adult_contact", "works_with_children", sexual_or_secret="no"),
        {"ages": [15]},
        "today",
    ),
    "A coach on Snapchat: don’t tell your mum": (
        path("adult_contact", "works_with_children", sexual_or_secret="yes"),
        {},
        "now",
    ),
    "The club mails a list with children’s medical notes to the wrong parents": (
        path("personal_information", "works_with_children", secret_address="no"),
        {},
        "today",
    ),
    "A mocking nickname in a Year 7 WhatsApp group": (
        path("bullying", "child"),
        {"ages": [11, 12]},
        "routine",
    ),
    "A group chat tells a 12-year-old to kill herself; she is quiet, says she is fine": (
        path("bullying", "child", danger="yes"),
        {"ages": [12]},
        "now",
    ),
    "A 9-year-old came across pornography on the library PC": (
        path("saw", "nobody"),
        {"ages": [9]},
        "routine",
    ),
    "A volunteer showed a 14-year-old pornography on his phone": (
        path("saw", "works_with_children"),
        {"ages": [14]},
        "now",
    ),
    "A woman of 24 with a learning disability is blackmailed over a nude": (
        path("threats", "adult_to_adult"),
        {"ages": "no_child"},
        "now",
    ),
    "A team-mate posts where a boy and his mother now hide; her violent ex must not know": (
        path("personal_information", "child", secret_address="yes"),
        {},
        "now",
    ),
    "15-year-olds make an AI nude of a woman leader (32)": (
        path("nude", "child_to_adult", under_18="no"),
        {"ages": [15, 15]},
        "today",
    ),
    "An ex-partner posts an adult volunteer’s nude": (
        path("nude", "adult_to_adult", under_18="no"),
        {"ages": "no_child"},
        "today",
    ),
    "A 16-year-old shares extremist memes, without a threat": (
        path("extremism", "child"),
        {"ages": [16]},
        "today",
    ),
    "An opposing parent abuses a 14-year-old on X, racist": (
        path("bullying", "other_adult"),
        {"ages": [14], "types": ["bullying", "hate_incitement"]},
        "today",
    ),
    "Two members of staff row on Facebook": (path("bullying", "adult_to_adult"), {}, "routine"),
    "An 11-year-old spent £300 of mum’s money in a game": (
        path("money", "nobody", made_to="no"),
        {"ages": [11]},
        "routine",
    ),
    "A 15-year-old’s bank account passes money on for a mate’s cousin": (
        path("money", "other_adult", made_to="yes"),
        {"ages": [15]},
        "today",
    ),
    "A grandparent posts a team photo without consent": (
        path("personal_information", "family", secret_address="no"),
        {"parties": ["adult_on_child"]},
        "routine",
    ),
    "A 6- and a 7-year-old photographed each other undressed": (
        path("nude", "child"),
        {"ages": [6, 7]},
        "now",
    ),
    "A father says he will beat his daughter tonight for her TikTok; she dare not go home": (
        path("bullying", "family", danger="yes"),
        {},
        "now",
    ),
}


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("filled_in", [False, True])
def test_true_to_life(case: str, filled_in: bool) -> None:
    given, answers, rank = CASES[case]
    filled = prefill(given) if filled_in else {}
    filled.pop("danger", None)
    assert rank_of(given, {**filled, **answers}) == rank, case


def gates_of(area: str, who: str) -> list[str]:
    return [
        name
        for name, gate in RANKS["gates"].items()
        if area in gate["areas"] and who in gate.get("who", [who])
    ]


def paths() -> Iterator[Path]:
    """Every area and who of the table, with every answer to the gate that they meet."""
    for area in [area for area in Area if area != Area.SEXUAL]:
        for who in Who:
            gates = gates_of(area, who)
            assert len(gates) <= 1
            yield from (
                path(area, who, **dict.fromkeys(gates, answer))
                for answer in (Gate if gates else [""])
            )


def test_every_path_of_the_table_has_a_rank(capsys: pytest.CaptureFixture[str]) -> None:
    counts = Counter(rank_of(each, {}) for each in paths())
    with capsys.disabled():
        print("\nranks of", counts.total(), "paths:", *(f"{rank} {counts[rank]}" for rank in Rank))
    assert all(counts[rank] for rank in Rank)


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


def test_what_the_path_fills_in_is_judged_by_the_path_and_not_again() -> None:
    for each in paths():
        filled = prefill(each)
        filled.pop("danger", None)
        assert rank_of(each, filled) == rank_of(each, {}), each


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


@pytest.mark.parametrize(
    ("first_edition", "rank"),
    [
        ({"areas": ["sexual"], "parties": "child_on_child"}, "now"),
        (
            {"areas": ["sexual"], "parties": "adult_on_adult", "adult_pair": "staff_on_staff"},
            "today",
        ),
        ({"areas": ["bullying"], "parties": "child_on_adult"}, "routine"),
        ({"areas": ["bullying"], "parties": "adult_on_child", "adult_role": "yes"}, "today"),
        ({"areas": ["personal_information"], "parties": "adult_on_adult"}, "routine"),
        ({"areas": ["personal_information"], "parties": "not_known"}, "today"),
        ({"areas": ["bullying"]}, "today"),
        # It met no gate: so nobody knows whether the contact was sexual or secret.
        ({"areas": ["adult_contact"], "parties": "adult_on_child", "adult_role": "no"}, "now"),
        ({"areas": ["adult_contact"], "parties": "adult_on_child", "adult_role": "yes"}, "now"),
        ({"parties": "adult_on_adult", "areas": ["bullying"], "adult_pair": "other"}, "today"),
    ],
)
def test_a_path_of_the_first_editions_is_ranked_by_what_it_says(
    first_edition: Path, rank: str
) -> None:
    assert rank_of({"danger": "no", **first_edition}, {}) == rank


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
    assert rank_of(path("saw", "nobody", parties="adult_on_child"), ticked) == Rank.ROUTINE


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
        assert PATH_FIELDS[name].term is Gate and gate["unasked"] in set(Gate)
        assert set(gate["areas"]) <= set(Area) and set(gate.get("who", [])) <= set(Who)
    assert set(RANKS["types"]) <= set(IncidentType)
    assert set(RANKS["adults"]) | set(RANKS["parties"].values()) <= set(Who)


def graver(one: Rank, other: Rank) -> Rank:
    return min(one, other, key=list(Rank).index)
