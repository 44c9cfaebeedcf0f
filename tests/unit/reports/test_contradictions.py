"""What a form says twice is said beside the question; reading keeps one, and nothing is refused."""

from typing import Any

import pytest

from webapp.reports.contradictions import find_contradictions
from webapp.reports.reading import answers_from

CALL = {"rung-0-who": ["lado"], "rung-0-result": ["spoke"]}
KEPT = {
    "rung": "the call is kept",
    "incident_date": "the day is left out",
    "ages": "the ages are kept",
}


def found_in(values: dict[str, Any]) -> list[tuple[str, str]]:
    answers = answers_from(values, zone=lambda _: "+00:00")
    return [(fault.field, fault.sentence) for fault in find_contradictions(values, answers)]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"rung": ["nobody_yet"], **CALL}, "rung"),
        (
            {"incident_date": ["2026-11-24"], "incident_date_is": ["still_going_on"]},
            "incident_date",
        ),
        ({"ages": ["12"], "ages_are": ["no_child"]}, "ages"),
    ],
)
def test_a_word_beside_what_it_excludes_is_said_and_which_is_kept(
    values: dict[str, Any], field: str
) -> None:
    ((place, sentence),) = found_in(values)
    assert place == field and KEPT[field] in sentence


@pytest.mark.parametrize(
    "values",
    [
        CALL,
        {"rung": ["nobody_yet"]},
        {"rung": ["nobody_yet"], **CALL, "rung-0-result": ["did_not_ring"]},
        {"incident_date": ["2026-11-24"], "incident_date_is": ["given"]},
        {"incident_date": [""], "incident_date_is": ["still_going_on"]},
        {"ages_are": ["no_child"]},
        {"ages": ["about 12"], "ages_are": ["not_known"]},
    ],
)
def test_what_goes_together_is_no_fault(values: dict[str, Any]) -> None:
    assert found_in(values) == []
