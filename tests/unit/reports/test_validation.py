"""The rules of a report: what is required, and how little is refused."""

from typing import Any

import pytest

from webapp.reports.checks import CHECKS
from webapp.reports.questions import BY_NAME
from webapp.reports.rules import RULES
from webapp.reports.validation import find_faults, find_refusals, is_incomplete, trim

WHOLE: dict[str, Any] = {
    "parties": ["child_on_child"],
    "setting": "library",
    "types": ["bullying"],
    "contact_name": "Sam Okafor",
    "contact_email": "sam@example.org",
}
NOW = "2026-11-25T14:02"


def codes_of(name: str) -> set[str]:
    return {term.value for term in BY_NAME[name].options}


def faults(answers: dict[str, Any], **options: Any) -> list[str]:
    return [
        f"{fault.field}: {fault.sentence}" for fault in find_faults(answers, now=NOW, **options)
    ]


def test_five_answers_are_a_whole_report() -> None:
    assert faults(WHOLE) == [] and not is_incomplete(WHOLE)


@pytest.mark.parametrize("name", ["parties", "setting", "types", "contact_name", "contact_email"])
def test_a_report_without_one_of_them_is_incomplete(name: str) -> None:
    without = {key: value for key, value in WHOLE.items() if key != name}
    assert len(faults(without)) == 1 and is_incomplete(without)


def test_nothing_else_is_required() -> None:
    required = {field for name, field, _ in RULES["checks"] if name == "required"}
    assert required == {"parties", "setting", "types", "contact_name"}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"incident_date": "2026-11-26"}, "incident_date"),
        ({"incident_date": "last week"}, "incident_date"),
        ({"incident_date": "2026-02-30"}, "incident_date"),
        ({"ages": "about twelve"}, "ages"),
        ({"ages": [12, 18]}, "ages"),
        (
            {"rung": [{"who": "lado", "result": "spoke"}, {"who": "lado", "result": "unanswered"}]},
            "rung-1-result",
        ),
        ({"rung": [{"who": "my-lead", "result": "lead_rings"}]}, "rung-0-result"),
        ({"rung": [{"who": "my-deputy", "result": "lead_rang"}]}, "rung-0-result"),
        ({"types": ["bullying", "not_known"]}, "types"),
        ({"parties": ["not_known", "child_on_child"]}, "parties"),
        ({"actions": ["lado_referral", "nothing_yet"]}, "actions"),
        (
            {"rung": [{"who": "lado", "at": "2026-11-26T09:00+00:00", "result": "spoke"}]},
            "rung-0-at",
        ),
        (
            {"rung": [{"who": "lado", "at": "2026-11-25T14:03+00:00", "result": "spoke"}]},
            "rung-0-at",
        ),
        ({"types": ["other"]}, "type_other"),
        ({"setting": "other"}, "setting_other"),
        ({"media": ["email", "other"]}, "media_other"),
        ({"actions": ["other"]}, "action_other"),
        ({"contact_phone": "0161"}, "contact_phone"),
        ({"contact_email": "sam at home"}, "contact_email"),
        ({"contact_by": "call"}, "contact_phone"),
        (
            {"contact_email": "", "contact_phone": "0161 496 0123", "contact_by": "email"},
            "contact_email",
        ),
        (
            {
                "rung": [
                    {"who": "lado", "result": "spoke"},
                    {"who": "lado", "at": "noon", "result": "spoke"},
                ]
            },
            "rung-1-at",
        ),
        ({"before_we_ring": "x" * 501}, "before_we_ring"),
        (
            {
                "rung": [
                    {"who": "lado", "result": "spoke"},
                    {"who": "lado", "name": "x" * 81, "result": "spoke"},
                ]
            },
            "rung-1-name",
        ),
        ({"rung": [{"who": "lado", "reference": "x" * 81, "result": "spoke"}]}, "rung-0-reference"),
    ],
)
def test_a_fault_is_reported_at_its_field(changes: dict[str, Any], field: str) -> None:
    assert [fault.field for fault in find_faults({**WHOLE, **changes}, now=NOW)] == [field]


def test_a_correction_has_no_required_answers_but_may_be_unreadable() -> None:
    assert faults({"danger": "no"}, correction=True) == []
    assert not is_incomplete({}, correction=True)
    assert len(faults({"ages": "twelve"}, correction=True)) == 1


def test_an_empty_correction_is_refused() -> None:
    (refused,) = find_refusals({}, correction=True)
    assert "Fill in what has changed" in refused.sentence and refused.field in BY_NAME
    assert find_faults({}, now=NOW, correction=True) == [refused]
    assert find_refusals({"ages": "twelve"}, correction=True) == [refused]


def test_nothing_else_is_refused() -> None:
    assert find_refusals({}) == [] and find_refusals({"danger": "no"}, correction=True) == []


def test_ages_over_17_are_warned_of_and_kept() -> None:
    assert len(faults({**WHOLE, "ages": [12, 40]})) == 1
    assert trim({**WHOLE, "ages": [12, 40]})["ages"] == [12, 40]


@pytest.mark.parametrize("name", ["parties", "types"])
def test_not_known_is_a_whole_answer(name: str) -> None:
    assert faults({**WHOLE, name: ["not_known"]}) == []


def test_unreadable_answers_are_dropped_and_long_ones_cut() -> None:
    typed = {
        **WHOLE,
        "incident_date": "yesterday",
        "ages": "twelve",
        "before_we_ring": "x" * 501,
        "rung": [{"who": "lado", "at": "noon", "reference": "R1", "result": "spoke"}],
    }
    assert trim(typed) == {
        **WHOLE,
        "before_we_ring": "x" * 500,
        "rung": [{"who": "lado", "reference": "R1", "result": "spoke"}],
    }


def test_every_rule_exists_and_belongs_to_a_question_of_the_form() -> None:
    for name, field, sentence in RULES["checks"]:
        assert name in CHECKS and field in BY_NAME and sentence.endswith(".")


def test_every_code_in_the_rules_is_in_the_vocabulary() -> None:
    assert set(RULES["byPhone"]) <= codes_of("contact_by")
    assert all(code in codes_of(on) for on, code in RULES["followUps"].values())
    assert {"not_known"} <= codes_of("types") & codes_of("parties")
    for filled in RULES["prefill"].values():
        assert set(filled["types"]) <= codes_of("types")
