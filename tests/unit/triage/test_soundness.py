"""Questions that do not hold together stop the start, and say where."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from webapp.guidance.source.loading import shipped
from webapp.guidance.source.shapes import Answer, Asked, Content
from webapp.triage import soundness
from webapp.triage.soundness import TreeNotSound
from webapp.triage.tree import load

Spoil = Callable[[Asked], Asked]


def spoilt(name: str, spoil: Spoil) -> Content:
    """The content as it ships, with one question changed."""
    content = shipped()
    changed = spoil(content.questions[name])
    return replace(content, questions={**content.questions, name: changed})


def leading(where: str) -> Spoil:
    """The last answer of the question leads there."""
    return lambda asked: replace(
        asked, answers=(*asked.answers[:-1], replace(asked.answers[-1], leads_to=where))
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (spoilt("origin", leading("nowhere")), "origin leads to nowhere, which is nothing"),
        (spoilt("origin", lambda asked: replace(asked, answers=())), "origin has no answer"),
        (spoilt("origin", leading("area")), "in a circle: danger → danger-yes → area → who"),
        (spoilt("area", leading("who")), "No answer leads to the question could-be-sexual"),
        (spoilt("adult-role", leading("outcome")), "ends without an answer that its steps need"),
        (replace(shipped(), start="nothing"), "start at nothing, which is no question"),
    ],
)
def test_a_fault_is_named(content: Content, said: str) -> None:
    with pytest.raises(TreeNotSound, match=said):
        load(content)


def test_two_pages_at_one_address_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "code_of", lambda state: "000000")
    with pytest.raises(TreeNotSound, match="Two pages have the address 000000"):
        load(shipped())


def test_a_question_that_is_never_reached_is_a_fault() -> None:
    content = shipped()
    alone = Asked("alone", "Alone?", "", (Answer("Yes", "", {}, "outcome"),))
    with pytest.raises(TreeNotSound, match="No answer leads to the question alone"):
        load(replace(content, questions={**content.questions, "alone": alone}))
