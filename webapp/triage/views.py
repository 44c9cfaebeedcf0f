"""What should I do? One GET page a question, and the steps at the end of each path."""

from typing import Any

from flask import Blueprint, abort, render_template

from webapp.access.guards import open_to_everyone
from webapp.guidance import editions
from webapp.guidance.path import Path
from webapp.guidance.source.shapes import Contact, Content
from webapp.guidance.steps.deciding import outcome
from webapp.triage import tree
from webapp.triage.tree import Ending, Question, Tree

blueprint = Blueprint("triage", __name__, url_prefix="/steps")
_grown: list[tuple[Content, Tree]] = []


@blueprint.get("/")
@open_to_everyone
def start() -> str:
    """The first question."""
    return _question(_tree().start)


@blueprint.get("/<code>")
@open_to_everyone
def step(code: str) -> str:
    """A question, or the steps, at the neutral address of what has been answered."""
    node = _tree().node(code)
    if node is None:
        abort(404)
    return _question(node) if isinstance(node, Question) else _ending(node)


def node_paths() -> list[str]:
    """The address of every question and of every page of steps."""
    return [_tree().start.address, *(node.address for node in _tree().nodes.values())]


def path_to(code: str) -> dict[str, Any] | None:
    """What a report carries of the path that this code stands for; None for an unknown one."""
    node = _tree().node(code)
    return node.path.as_report() if node else None


def _tree() -> Tree:
    """The tree of the newest edition's questions, grown once a process."""
    content = editions.current().content
    if not _grown or _grown[0][0] is not content:
        _grown[:] = [(content, tree.load(content))]
    return _grown[0][1]


def _question(question: Question) -> str:
    return render_template("triage/question.html", question=question, given=question.given)


def _ending(ending: Ending) -> str:
    content = editions.current().content
    return render_template(
        "triage/outcome.html",
        ending=ending,
        given=ending.given,
        outcome=outcome(ending.path, content),
        rung=_who_may_be_rung(ending.path, content),
    )


def _who_may_be_rung(path: Path, content: Content) -> list[Contact]:
    """The contacts of "Who have you rung?", in the order in which one would ring them."""
    names = ["emergency-999", "my-lead", "police-101"]
    if path.child:
        names += ["social-care", "nspcc"]
    if path.works_with_children:
        names.append("lado")
    return [content.contacts[name] for name in names]
