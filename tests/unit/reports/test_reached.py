"""Who counts as told: only somebody who was spoken to, and only one who can act on it."""

from typing import Any

import pytest

from webapp.reports.reached import nobody_reached
from webapp.vocabulary.incident import CallResult


def call(who: str, **more: str) -> dict[str, Any]:
    return {"rung": [{"who": who, **more}]}


@pytest.mark.parametrize("answers", [{}, {"rung": "nobody_yet"}, {"rung": []}])
def test_without_a_call_nobody_is_reached(answers: dict[str, Any]) -> None:
    assert nobody_reached(None, answers)


# The police's Public Protection Investigation Unit, PPIU, is police; its forms are of 2012.
@pytest.mark.parametrize(
    "who",
    [
        "emergency-999",
        "police-101",
        "ppiu",
        "my-lead",
        "my-deputy",
        "social-care",
        "social-care-night",
        "lado",
        "adult-social-care",
        "unit",
    ],
)
def test_somebody_spoken_to_is_reached(who: str) -> None:
    assert not nobody_reached(None, call(who, result="spoke"))


def test_a_call_of_which_nothing_is_said_reaches_nobody() -> None:
    assert nobody_reached(None, call("police-101"))


@pytest.mark.parametrize("result", [*[one for one in CallResult if one != "spoke"], "moon"])
def test_any_other_end_of_a_call_reaches_nobody(result: str) -> None:
    assert nobody_reached(None, call("police-101", result=result))


@pytest.mark.parametrize(
    "who", ["nspcc", "childline", "act-early", "bank", "nhs-111", "other", "my-mother"]
)
def test_advice_is_not_reaching_somebody(who: str) -> None:
    assert nobody_reached(None, call(who, result="spoke"))


@pytest.mark.parametrize("path", [{"about_lead": "yes"}, {"who": "lead"}])
@pytest.mark.parametrize("who", ["my-lead", "my-deputy"])
def test_a_lead_it_is_about_does_not_count(path: dict[str, str], who: str) -> None:
    assert nobody_reached(path, call(who, result="spoke"))
    assert not nobody_reached({"about_lead": "no"}, call(who, result="spoke"))
    assert not nobody_reached(path, call("lado", result="spoke"))


def test_a_deputy_who_is_not_close_to_the_lead_counts() -> None:
    about = {"about_lead": "yes", "deputy": "yes"}
    assert not nobody_reached(about, call("my-deputy", result="spoke"))
    assert nobody_reached(about, call("my-lead", result="spoke"))
    assert nobody_reached({**about, "deputy": "not_sure"}, call("my-deputy", result="spoke"))


def test_one_spoken_call_among_others_is_enough() -> None:
    calls = [{"who": "my-lead", "result": "no_answer"}, {"who": "my-lead", "result": "spoke"}]
    assert not nobody_reached(None, {"rung": calls})
