"""Which steps count as advised is what the pages of today say, and done is what somebody says."""

from itertools import product
from typing import Any

import pytest

from tests.support.naive_advice import steps_shown
from webapp.counting.advice import STEPS, advised_by, is_done
from webapp.guidance.path import TriagePath
from webapp.vocabulary.behaviour import Area, Who

BY_CODE = {step.code: step for step in STEPS}


@pytest.mark.parametrize(("area", "who"), [*product(Area, Who)])
def test_a_step_that_the_page_gives_without_an_if_is_advised(area: Area, who: Who) -> None:
    path = TriagePath(areas=(area.value,), who=who.value)
    found = [step.code for step in advised_by(path.as_report())]
    assert sorted(found) == sorted(steps_shown(path))


def test_of_danger_and_of_a_path_with_two_areas_each_step_is_advised_once() -> None:
    path = {"areas": ["nude", "bullying"], "who": "child", "danger": "yes"}
    codes = [step.code for step in advised_by(path)]
    assert codes == ["ring_999", "tell_lead", "tell_police"], "no parents: it is sexual"


@pytest.mark.parametrize("path", [{}, {"areas": ["nude"]}, {"who": "child"}, {"areas": "(text)"}])
def test_a_path_that_was_not_walked_advises_nothing(path: dict[str, Any]) -> None:
    assert advised_by(path) == []


@pytest.mark.parametrize(
    ("answers", "whom", "done"),
    [
        ({"rung": [{"who": "lado", "result": "spoke"}]}, (), True),
        ({"rung": [{"who": "lado"}]}, (), False),
        ({"rung": [{"who": "lado", "result": "no_answer"}]}, (), False),
        ({"rung": "nobody_yet"}, (), False),
        ({"actions": ["lado_referral"]}, (), True),
        ({}, {"lado"}, True),
        ({}, {"police"}, False),
    ],
)
def test_it_was_done_where_somebody_says_so(answers: Any, whom: Any, done: bool) -> None:
    assert is_done(BY_CODE["tell_lado"], answers, whom) == done
