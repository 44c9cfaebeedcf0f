"""The questions as a graph of states, from the start to every outcome. Pure.

A state is a question (or the end) with the answers so far, so two ways to the same answers meet.
Its address is a hash of exactly that: neutral to read, and the same in every edition.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from webapp.guidance.path import TABLES, Path
from webapp.guidance.source.shapes import Asked, Content
from webapp.guidance.source.wording import KINDS
from webapp.guidance.steps import rendering
from webapp.guidance.steps.outcome import Shown, ShownLine, awaits
from webapp.triage import codes, soundness
from webapp.triage.states import END, State, every_state
from webapp.vocabulary.behaviour import Area
from webapp.vocabulary.term import label_of


@dataclass(frozen=True)
class Given:
    """One of "Your answers": the question, the answer, and where it can be changed."""

    question: str
    answer: str
    address: str


@dataclass(frozen=True)
class Answer:
    """An answer as a link. `sets` are the codes it stands for; danger's are kept by the phone."""

    label: str
    hint: str
    address: str
    sets: Mapping[str, Any]


@dataclass(frozen=True)
class Question:
    """A question page. `title` is the h1; `must_show` is what the last answer has revealed."""

    id: str
    code: str
    address: str
    path: Path
    title: str
    hint: str
    lines: tuple[ShownLine, ...]
    answers: tuple[Answer, ...]
    must_show: tuple[Shown, ...]
    given: tuple[Given, ...]

    @property
    def awaits(self) -> bool:
        """Whether a number of this page awaits confirmation."""
        return awaits(self.lines) or awaits(self.must_show)


@dataclass(frozen=True)
class Also:
    """`This also involves …`: the same who and where, with one more area."""

    label: str
    address: str


@dataclass(frozen=True)
class Ending:
    """A page of steps; guidance.outcome turns its path into them."""

    code: str
    address: str
    path: Path
    also: tuple[Also, ...]
    given: tuple[Given, ...]


Node = Question | Ending


@dataclass(frozen=True)
class Tree:
    """Every page of the questions by its code; `start` stands at /steps/."""

    start: Question
    nodes: Mapping[str, Node]

    def node(self, code: str) -> Node | None:
        """The page with this code; None where there is none."""
        return self.nodes.get(code)

    @property
    def endings(self) -> tuple[Ending, ...]:
        """Every page of steps."""
        return tuple(node for node in self.nodes.values() if isinstance(node, Ending))


def load(content: Content) -> Tree:
    """The whole tree of an edition. Raises soundness.TreeNotSound with every fault."""
    soundness.check_questions(content)
    states = every_state(content)
    soundness.check_states(content, states)
    maker = _Maker(content, frozenset(states))
    nodes = {codes.code_of(state): maker.node(state) for state in states}
    start = nodes.pop(codes.code_of(State(content.start, Path())))
    assert isinstance(start, Question)  # noqa: S101 - soundness has seen that it is one
    return Tree(start=start, nodes=nodes)


@dataclass(frozen=True)
class _Maker:
    """Makes the pages of one edition's states."""

    content: Content
    states: frozenset[State]

    def node(self, state: State) -> Node:
        code, address, given = codes.code_of(state), self.address(state), tuple(self.given(state))
        if state.question == END:
            return Ending(code, address, state.path, tuple(self.also(state)), given)
        asked = self.content.questions[state.question]
        return Question(
            id=asked.id,
            code=code,
            address=address,
            path=state.path,
            title=asked.title,
            hint=asked.hint,
            lines=rendering.lines(asked.lines, self.content),
            answers=tuple(self.answers(asked, state)),
            must_show=self.must_show(asked, state),
            given=given,
        )

    def address(self, state: State) -> str:
        if state.question == self.content.start:
            return "/steps/"
        return f"/steps/{codes.code_of(state)}"

    def answers(self, asked: Asked, state: State) -> Iterator[Answer]:
        for each in asked.answers:
            target = State(each.leads_to, state.path.answering(each.sets))
            yield Answer(each.label, each.hint, self.address(target), each.sets)

    def must_show(self, asked: Asked, state: State) -> tuple[Shown, ...]:
        own = [self.content.must_show[name] for name in asked.must_show]
        before = Path()
        for _, at in self.asking(state):
            before = at.path
        revealed = rendering.at_once(before, state.path, self.content)
        return (*(rendering.shown(item, self.content) for item in own), *revealed)

    def also(self, state: State) -> Iterator[Also]:
        for area in TABLES:
            if area not in state.path.tables:
                wider = replace(state.path, areas=codes.in_order({*state.path.areas, area}))
                yield Also(label_of(Area, area), self.address(State(END, wider)))

    def given(self, state: State) -> Iterator[Given]:
        """The answers so far, each with the page where it was given."""
        for name, at in self.asking(state):
            title = self.content.questions[at.question].title
            yield Given(title, _words(name, getattr(state.path, name)), self.address(at))

    def asking(self, state: State) -> Iterator[tuple[str, State]]:
        """Each part of the path with the state that asked for it; not what came with another."""
        asking = {asked.asks: asked.id for asked in self.content.questions.values() if asked.asks}
        before = Path()
        for field in fields(Path):
            value = getattr(state.path, field.name)
            at = State(asking[field.name], before)
            if value and at in self.states:
                yield field.name, at
            before = replace(before, **{field.name: value})


def _words(name: str, value: Any) -> str:
    values = value if isinstance(value, tuple) else (value,)
    return "; ".join(label_of(KINDS[name], each) for each in values)
