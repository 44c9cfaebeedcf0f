"""Pages of "What should I do?": one GET page for each question, and the steps of each path."""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint, Flask, abort, current_app, render_template

from webapp.access.guards import open_to_everyone
from webapp.guidance import editions
from webapp.guidance.source.content import Content
from webapp.guidance.steps.deciding import decide
from webapp.triage.tree import OutcomePage, Page, QuestionPage, Tree, build_tree
from webapp.vocabulary.behaviour import Who

Ranker = Callable[[Mapping[str, Any]], str]

blueprint = Blueprint("triage", __name__, url_prefix="/steps")
_RANKER = "esafety-ranker"
_cached: list[tuple[Content, Tree]] = []


def init_app(app: Flask, *, rank: Ranker) -> None:
    """Register the pages. `rank` says how grave a path is: the phone keeps it with the incident."""
    app.extensions[_RANKER] = rank
    app.register_blueprint(blueprint)


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


def find_page(name: str, areas: tuple[str, ...] = ()) -> Page:
    """A page of this question, or of "outcome", once these areas are chosen.

    Raises StopIteration for none.
    """
    return next(
        page
        for page in _tree().pages.values()
        if page.path.areas == areas
        and name == (page.id if isinstance(page, QuestionPage) else "outcome")
    )


def combined_addresses() -> list[str]:
    """The address of every page for two areas: "This also involves …", its questions, its steps."""
    return [page.address for page in _tree().pages.values() if len(page.path.areas) > 1]


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
    chapters = editions.current().content.chapters.values()
    return render_template(
        "triage/question.html",
        question=page,
        about_lead=_is_about_lead(page),
        on_rules=[chapter for chapter in chapters if chapter.title.endswith("?")],
    )


def _render_outcome(page: OutcomePage) -> str:
    content = editions.current().content
    return render_template(
        "triage/outcome.html",
        page=page,
        given=page.given,
        about_lead=_is_about_lead(page),
        outcome=decide(page.path, content),
        rank=_ranker()(page.path.as_report()),
        **editions.source_facts(),
    )


def _is_about_lead(page: Page) -> bool:
    return page.path.who == Who.LEAD


def _ranker() -> Ranker:
    ranker: Ranker = current_app.extensions[_RANKER]
    return ranker
