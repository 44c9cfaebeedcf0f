"""Pages of "What should I do?": one GET page for each question, and the steps of each path."""

from typing import Any

from flask import Blueprint, abort, render_template

from webapp.access.guards import open_to_everyone
from webapp.guidance import editions
from webapp.guidance.path import TriagePath
from webapp.guidance.source.content import Content
from webapp.guidance.source.shapes import Contact
from webapp.guidance.steps.deciding import decide
from webapp.triage.tree import OutcomePage, QuestionPage, Tree, build_tree

blueprint = Blueprint("triage", __name__, url_prefix="/steps")
_cached: list[tuple[Content, Tree]] = []


@blueprint.get("/")
@open_to_everyone
def start() -> str:
    """The first question."""
    return _render_question(_tree().start)


@blueprint.get("/<code>")
@open_to_everyone
def step(code: str) -> str:
    """A question, or the steps, at the neutral address of the answers so far."""
    page = _tree().pages.get(code)
    if page is None:
        abort(404)
    return _render_question(page) if isinstance(page, QuestionPage) else _render_outcome(page)


def page_addresses() -> list[str]:
    """The address of every question and of every page of steps."""
    return [_tree().start.address, *(page.address for page in _tree().pages.values())]


def path_to(code: str) -> dict[str, Any] | None:
    """The path with this code, as a report carries it; None for an unknown code."""
    page = _tree().pages.get(code)
    return page.path.as_report() if page else None


def _tree() -> Tree:
    """The tree of the newest edition, built once a process and edition."""
    content = editions.current().content
    if not _cached or _cached[0][0] is not content:
        _cached[:] = [(content, build_tree(content))]
    return _cached[0][1]


def _render_question(page: QuestionPage) -> str:
    return render_template("triage/question.html", question=page, given=page.given)


def _render_outcome(page: OutcomePage) -> str:
    content = editions.current().content
    return render_template(
        "triage/outcome.html",
        page=page,
        given=page.given,
        outcome=decide(page.path, content),
        rung=_contacts_to_ring(page.path, content),
    )


def _contacts_to_ring(path: TriagePath, content: Content) -> list[Contact]:
    """The contacts of "Who have you rung?", in the order in which a worker would ring them."""
    names = ["emergency-999", "my-lead", "police-101"]
    if path.involves_child:
        names += ["social-care", "nspcc"]
    if path.works_with_children:
        names.append("lado")
    return [content.contacts[name] for name in names]
