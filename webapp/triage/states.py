"""Finds every state that answers, "This also involves" and "Change" can lead to. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from webapp.guidance.path import TABLES, TriagePath
from webapp.guidance.source.shapes import Content
from webapp.vocabulary.behaviour import Area

END = "outcome"


@dataclass(frozen=True)
class State:
    """A question, or the end, with the answers so far."""

    question: str
    path: TriagePath


def find_states(content: Content) -> list[State]:
    """Every state, in the order in which it is first reached."""
    found = dict.fromkeys(_reached(content, State(content.start, TriagePath())))
    for state in list(found):
        for areas in _larger_areas(state.path):
            found.setdefault(State(state.question, replace(state.path, areas=areas)))
    return list(found)


def _reached(content: Content, start: State) -> Iterator[State]:
    """Every state that answers lead to. soundness has checked that each question exists."""
    waiting, seen = [start], {start}
    while waiting:
        state = waiting.pop(0)
        yield state
        if state.question == END:
            continue
        for answer in content.questions[state.question].answers:
            after = State(answer.leads_to, state.path.with_answer(answer.sets))
            if after not in seen:
                seen.add(after)
                waiting.append(after)


def _larger_areas(path: TriagePath) -> Iterator[tuple[str, ...]]:
    """Every larger set of areas, because "Change" also works after "This also involves"."""
    missing = [area for area in TABLES if area not in path.tables] if path.areas else []
    for choice in range(1, 2 ** len(missing)):
        more = [area for place, area in enumerate(missing) if choice >> place & 1]
        yield tuple(area.value for area in Area if area in (*path.areas, *more))
