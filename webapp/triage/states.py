"""Which states there are: everything that answers, "this also involves" and "Change" lead to."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from webapp.guidance.path import TABLES, Path
from webapp.guidance.source.shapes import Content
from webapp.vocabulary.behaviour import Area

END = "outcome"


@dataclass(frozen=True)
class State:
    """A question, or the end, with the answers so far."""

    question: str
    path: Path


def every_state(content: Content) -> list[State]:
    """Every state, in the order of first meeting it."""
    found = dict.fromkeys(_reached(content, State(content.start, Path())))
    for state in list(found):
        for areas in _wider(state.path):
            found.setdefault(State(state.question, replace(state.path, areas=areas)))
    return list(found)


def _reached(content: Content, start: State) -> Iterator[State]:
    """Every state that answers lead to. A question of this name has been checked to exist."""
    waiting, seen = [start], {start}
    while waiting:
        state = waiting.pop(0)
        yield state
        if state.question == END:
            continue
        for answer in content.questions[state.question].answers:
            after = State(answer.leads_to, state.path.answering(answer.sets))
            if after not in seen:
                seen.add(after)
                waiting.append(after)


def _wider(path: Path) -> Iterator[tuple[str, ...]]:
    """Every larger set of areas: an enlarged outcome can have each of its answers changed too."""
    missing = [area for area in TABLES if area not in path.tables] if path.areas else []
    for choice in range(1, 2 ** len(missing)):
        more = [area for place, area in enumerate(missing) if choice >> place & 1]
        yield tuple(area.value for area in Area if area in (*path.areas, *more))
