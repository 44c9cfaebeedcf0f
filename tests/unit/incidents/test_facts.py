"""Facts hold codes of the vocabulary, ages and days: nothing that somebody typed."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.incidents.facts import NOT_KNOWN, SEVERAL, SINGLE, day_fact, several_facts, single_facts
from webapp.reports.questions import BY_NAME

TYPED = st.text(max_size=9) | st.lists(st.text(max_size=9) | st.integers(), max_size=3)
WRITTEN = re.compile(r"\d{1,2}|not_known|no_child")


def is_code(name: str, code: str) -> bool:
    term = BY_NAME[name].term if name in BY_NAME else None
    return code == NOT_KNOWN or bool(term and code in [*map(str, term)])


@given(st.fixed_dictionaries({}, optional=dict.fromkeys((*SINGLE, *SEVERAL, "ages"), TYPED)))
def test_whatever_was_sent_every_fact_is_a_code(answers: dict[str, Any]) -> None:
    for name, code in single_facts(answers).items():
        assert code is None or is_code(name, code)
    for name, code in several_facts({"areas": answers.get("types")}, answers):
        assert is_code(name, code) or WRITTEN.fullmatch(code) or name == "areas"


def test_a_code_that_nobody_knows_is_not_known() -> None:
    assert single_facts({"setting": "moon_base"})["setting"] == NOT_KNOWN
    assert several_facts({"areas": ["x"]}, {"media": ["y"]}) == {
        ("areas", NOT_KNOWN),
        ("media", NOT_KNOWN),
    }


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ([12, 12, 14], {"12", "14"}),
        ([999], {NOT_KNOWN}),
        ("no_child", {"no_child"}),
        ("12ish", {NOT_KNOWN}),
    ],
)
def test_ages_are_numbers_of_children_or_words_of_the_form(given: Any, codes: set[str]) -> None:
    assert several_facts({}, {"ages": given}) == {("ages", code) for code in codes}


@pytest.mark.parametrize(
    ("given", "fact"),
    [
        ("2026-11-23", "2026-11-23"),
        ("still_going_on", "still_going_on"),
        ("2026-02-30", None),
        ("last Tuesday, when Jo", None),
        (None, None),
    ],
)
def test_a_day_is_a_day_or_a_word_of_the_form(given: str | None, fact: str | None) -> None:
    assert day_fact({"incident_date": given}) == fact
