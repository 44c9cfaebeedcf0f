"""View: the search, a page that holds everything there is to find."""

from flask import Blueprint, render_template

from webapp.access.guards import open_to_everyone
from webapp.guidance import editions
from webapp.guidance.source.content import titles_by_path
from webapp.search.entries import each_with_parts, list_entries
from webapp.triage.tree import AnswerLink, QuestionPage
from webapp.triage.views import find_page

blueprint = Blueprint("search", __name__)
# The two questions whose answers say what it is about.
ASKED = ("area", "something")


@blueprint.get("/search")
@open_to_everyone
def search() -> str:
    """Everything by kind; script finds what is typed. Nothing typed is ever sent here."""
    content = editions.current().content
    kinds = list_entries(content, content.search, _answers())
    return render_template(
        "search/search.html",
        kinds=kinds,
        entries=[*each_with_parts(kinds)],
        words=content.search,
        titles=titles_by_path(content),
        **editions.source_facts(),
    )


def _answers() -> tuple[AnswerLink, ...]:
    pages = [find_page(question) for question in ASKED]
    return tuple(a for page in pages if isinstance(page, QuestionPage) for a in page.answers)
