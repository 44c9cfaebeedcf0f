"""Finds every state that answers and "This also involves" can lead to. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import PathAnswer
from webapp.guidance.source.you_now import YouNow
from webapp.vocabulary.behaviour import Who

END = "outcome"
GATE = "gate"


@dataclass(frozen=True)
class State:
    """A question, or the end, with the answers so far."""

    question: str
    path: TriagePath


def find_states(content: Content) -> list[State]:
    """Every state, in the order in which it is first reached."""
    start = State(content.start, TriagePath())
    waiting, found = [start], {start: None}
    while waiting:
        state = waiting.pop(0)
        for then in _next_states(state, content):
            if then not in found:
                found[then] = None
                waiting.append(then)
    return list(found)


def after(answer: PathAnswer, path: TriagePath, content: Content) -> State:
    """The state to which an answer leads; before the steps, each gate that is still open."""
    then = path.with_answer(answer.sets)
    if answer.leads_to in (GATE, END):
        return before_steps(then, content)
    return State(answer.leads_to, then)


def offered(state: State, content: Content) -> list[PathAnswer]:
    """The answers to this state's question: some are offered only after some areas."""
    answers = content.questions[state.question].answers
    return [one for one in answers if not one.areas or set(one.areas) & set(state.path.areas)]


def with_further_area(state: State, content: Content) -> dict[str, State]:
    """Where "This also involves …" leads, by the area that it adds to an outcome of one area."""
    if state.question != END or len(state.path.areas) != 1 or state.path.who == Who.NOBODY:
        # Where a further matter has somebody who did it, "nobody" was not the answer.
        return {}
    (area,) = state.path.areas
    further = table_of(content).further
    lesser = [one for one, graver in further.items() if area in graver]
    pairs = {one: (one, area) for one in further.get(area, ())}
    pairs |= {one: (area, one) for one in lesser}
    return {
        one: before_steps(replace(state.path, areas=pair), content) for one, pair in pairs.items()
    }


def before_steps(path: TriagePath, content: Content) -> State:
    """The first gate that is still to be answered; else the steps."""
    gates = table_of(content).gates_before(path.areas, path.who or "")
    return State(next((gate for gate in gates if not getattr(path, gate)), END), path)


def table_of(content: Content) -> YouNow:
    """The worker's acts."""
    return content.you_now


def _next_states(state: State, content: Content) -> Iterator[State]:
    """Every state that this one leads to. soundness has checked that each question exists."""
    if state.question == END:
        yield from with_further_area(state, content).values()
    else:
        for answer in offered(state, content):
            yield after(answer, state.path, content)
