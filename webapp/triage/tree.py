"""The tree of questions, as data: from what has been answered to the next question or the steps.

Pure. `grow` makes every page's node and checks the tree: every branch ends, nothing is unreachable.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from webapp.triage.path import Path
from webapp.vocabulary.behaviour import AdultPair, AdultRole, Area, Danger, Origin, Parties
from webapp.vocabulary.term import Term

QUESTIONS = (
    "danger",
    "danger_yes",
    "danger_not_sure",
    "area",
    "could_be_sexual",
    "parties",
    "adult_role",
    "adult_pair",
    "origin",
)
ADDABLE = (Area.SEXUAL, Area.BULLYING, Area.PERSONAL_INFORMATION)


@dataclass(frozen=True)
class Answer:
    """A link to the next page. `sets` is what the phone remembers of it: only `danger` needs it."""

    label: str
    hint: str
    to: str
    danger: str | None = None


@dataclass(frozen=True)
class Given:
    """A line of "Your answers": the question in short, the answer, and the page that changes it."""

    question: str
    answer: str
    change: str


@dataclass(frozen=True)
class Question:
    """A page with one question. `about` names it (QUESTIONS); `code` is its address's last part."""

    code: str
    about: str
    path: Path
    title: str
    hint: str
    answers: tuple[Answer, ...]
    given: tuple[Given, ...]


@dataclass(frozen=True)
class Ending:
    """A page of steps. `also` leads to the same path with one more area."""

    code: str
    path: Path
    given: tuple[Given, ...]
    also: tuple[Answer, ...]


Node = Question | Ending


class BadTree(Exception):
    """The tree of questions cannot be used; says which page and why."""


class Tree:
    """Every page of the path by its code; `start` is the first question."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        """Grow the tree with the `words` of path.yaml. Raises BadTree."""
        self.words = words
        self.nodes: dict[str, Node] = {}
        self.start = self._grow(Path(step="danger")).code
        _check(self)

    def node(self, code: str) -> Node | None:
        """The page with this code, or None."""
        return self.nodes.get(code)

    def _grow(self, path: Path) -> Node:
        if path.code in self.nodes:
            found = self.nodes[path.code]
            if found.path != path:
                raise BadTree(f"Two pages of the path have the address {path.code}.")
            return found
        self.nodes[path.code] = node = self._node(path)
        for onward in onward_paths(path):
            self._grow(onward)
        return node

    def _node(self, path: Path) -> Node:
        about = question_after(path)
        given = tuple(self._given(path))
        if about is None:
            also = tuple(
                Answer(self._label("area", area), "", path.with_area(area).code)
                for area in ADDABLE
                if area not in path.tables
            )
            return Ending(path.code, path, given, also)
        words = self._words(about)
        answers = tuple(
            Answer(*self._answer(about, said), onward.code, said if about == "danger" else None)
            for said, onward in choices(about, path)
        )
        return Question(path.code, about, path, words["title"], words["hint"], answers, given)

    def _words(self, about: str) -> Mapping[str, Any]:
        try:
            words: Mapping[str, Any] = self.words[about]
            return {"title": words["title"], "hint": words.get("hint", ""), **words}
        except KeyError as missing:
            raise BadTree(f"path.yaml: the question {about} lacks {missing}.") from missing

    def _answer(self, about: str, said: str) -> tuple[str, str]:
        answers = self._words(about).get("answers", {})
        if said not in answers:
            raise BadTree(f"path.yaml: the question {about} has no words for the answer {said}.")
        words = answers[said]
        return (words, "") if isinstance(words, str) else (words["label"], words.get("hint", ""))

    def _label(self, about: str, said: str) -> str:
        return self._answer(about, said)[0]

    def _given(self, path: Path) -> Iterator[Given]:
        if path.areas:
            labels = ", ".join(self._label("area", area) for area in path.areas)
            yield Given(self._words("area")["short"], labels, Path(step="area").code)
        for asked, name in _asked(path):
            short = self._words(name)["short"]
            yield Given(short, self._label(name, getattr(path, name)), asked.code)


def question_after(path: Path) -> str | None:
    """The name of the question that this state asks; None where the path has ended."""
    if path.step:
        return path.step
    if path.parties is None:
        return "parties"
    if path.parties == Parties.ADULT_ON_CHILD and path.adult_role is None:
        return "adult_role"
    if path.parties == Parties.ADULT_ON_ADULT and path.adult_pair is None:
        return "adult_pair"
    return "origin" if path.origin is None else None


def choices(about: str, path: Path) -> list[tuple[str, Path]]:
    """Each answer's code to the question `about`, with the state it leads to."""
    area = Path(step="area")
    if about == "danger":
        leads = {Danger.YES: Path(step="danger_yes"), Danger.NOT_SURE: Path(step="danger_not_sure")}
        return [(said.value, leads.get(said, area)) for said in Danger]
    if about in ("danger_yes", "danger_not_sure"):
        return [("next", area)]
    if about == "area":
        ways = [(said.value, _started(said)) for said in Area]
        return [*ways, ("not_sure", Path(step="could_be_sexual"))]
    if about == "could_be_sexual":
        sexual = _started(Area.SEXUAL)
        in_doubt = Path(areas=(Area.BULLYING, Area.PERSONAL_INFORMATION))
        return [("yes", sexual), ("no", in_doubt), ("not_sure", sexual)]
    return [(said.value, _answered(path, about, said)) for said in TERMS[about]]


TERMS: dict[str, type[Term]] = {
    "parties": Parties,
    "adult_role": AdultRole,
    "adult_pair": AdultPair,
    "origin": Origin,
}


def _started(area: Area) -> Path:
    return _begun((area,))


def _begun(areas: tuple[Area, ...]) -> Path:
    """The state that asks who; an adult's worrying contact with a child has said it already."""
    known = Parties.ADULT_ON_CHILD if Area.ADULT_CONTACT in areas else None
    return Path(areas=areas, parties=known)


def _answered(path: Path, about: str, said: Term) -> Path:
    if said == Parties.NOT_KNOWN and about == "parties":
        return replace(path, parties=Parties.NOT_KNOWN, adult_role=AdultRole.NOT_KNOWN)
    return _with(path, about, said)


def _with(path: Path, name: str, said: Term | None) -> Path:
    changes: dict[str, Any] = {name: said}
    return replace(path, **changes)


def _asked(path: Path) -> Iterator[tuple[Path, str]]:
    """Each question that led here since the area, as (the state that asked it, its name)."""
    so_far = _begun(path.areas)
    for name in TERMS:
        said = getattr(path, name)
        if said is not None and question_after(so_far) == name:
            yield so_far, name
        so_far = _with(so_far, name, said)


def onward_paths(path: Path) -> Iterator[Path]:
    """Every state that a link of this state's page leads to."""
    about = question_after(path)
    if about is not None:
        yield from (onward for _, onward in choices(about, path))
        return
    yield from (path.with_area(area) for area in ADDABLE if area not in path.tables)
    yield from (asked for asked, _ in _asked(path))


def _check(tree: Tree) -> None:
    """Every link leads to a page, every page leads to steps, and every page can be reached."""
    for node in tree.nodes.values():
        links = node.answers if isinstance(node, Question) else node.also
        lost = [link.to for link in links if link.to not in tree.nodes]
        lost += [given.change for given in node.given if given.change not in tree.nodes]
        if lost or (isinstance(node, Question) and not links):
            raise BadTree(f"The page {node.code} ({node.path}) leads nowhere.")
    if unreachable := set(tree.nodes) - _reached(tree):
        raise BadTree(f"Nothing leads to the pages {', '.join(sorted(unreachable))}.")
    if _has_circle(tree):
        raise BadTree("The questions go round in a circle.")


def _reached(tree: Tree) -> set[str]:
    reached: set[str] = set()
    waiting = [tree.start]
    while waiting:
        code = waiting.pop()
        if code not in reached:
            reached.add(code)
            node = tree.nodes[code]
            links = node.answers if isinstance(node, Question) else node.also
            waiting += [link.to for link in links] + [given.change for given in node.given]
    return reached


def _has_circle(tree: Tree) -> bool:
    """Whether answers alone (without Change) can lead round; then a branch would never end."""
    done: set[str] = set()

    def circles(code: str, above: frozenset[str]) -> bool:
        if code in above:
            return True
        node = tree.nodes[code]
        if code in done or not isinstance(node, Question):
            return False
        done.add(code)
        return any(circles(answer.to, above | {code}) for answer in node.answers)

    return circles(tree.start, frozenset())
