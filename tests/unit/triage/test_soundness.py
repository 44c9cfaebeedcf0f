"""Faulty questions stop the start with a message that says where the fault is."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from webapp.guidance.source.content import Content
from webapp.guidance.source.loading import load_shipped
from webapp.guidance.source.shapes import PathAnswer, PathQuestion
from webapp.triage import soundness
from webapp.triage.soundness import TreeNotSound
from webapp.triage.tree import build_tree

Spoil = Callable[[PathQuestion], PathQuestion]


def spoilt(name: str, spoil: Spoil) -> Content:
    """The content as it ships, with one question changed."""
    content = load_shipped()
    changed = spoil(content.questions[name])
    return replace(content, questions={**content.questions, name: changed})


def leading(where: str) -> Spoil:
    """The last answer of the question leads there."""
    return lambda asked: replace(
        asked, answers=(*asked.answers[:-1], replace(asked.answers[-1], leads_to=where))
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (spoilt("who", leading("nowhere")), "who leads to nowhere, which is not a question"),
        (spoilt("who", lambda asked: replace(asked, answers=())), "who has no answer"),
        (spoilt("who", leading("area")), "in a circle: danger → danger-yes → area → who"),
        (spoilt("area", leading("who")), "No answer leads to the question something"),
        (spoilt("something", leading("outcome")), "ends without an answer that its steps need"),
        (replace(load_shipped(), start="nothing"), "start at nothing, which is not a question"),
    ],
)
def test_each_fault_has_a_message(content: Content, message: str) -> None:
    with pytest.raises(TreeNotSound, match=message):
        build_tree(content)


def test_two_pages_at_one_address_are_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soundness, "code_of", lambda state: "000000")
    with pytest.raises(TreeNotSound, match="Two pages have the address 000000"):
        build_tree(load_shipped())


def test_a_question_that_is_never_reached_is_a_fault() -> None:
    content = load_shipped()
    alone = PathQuestion("alone", "Alone?", "", (PathAnswer("Yes", "", {}, "outcome"),))
    with pytest.raises(TreeNotSound, match="No answer leads to the question alone"):
        build_tree(replace(content, questions={**content.questions, "alone": alone}))
