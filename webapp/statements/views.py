"""Views: every statement of the source, line by line, with where the product says it."""

from functools import lru_cache

from flask import Blueprint, render_template

from webapp.access.guards import open_to_everyone
from webapp.guidance import editions
from webapp.statements.finding import Place, find_places
from webapp.statements.source import group_by_part, read_statements
from webapp.triage.views import find_page
from webapp.vocabulary.behaviour import Area

blueprint = Blueprint("statements", __name__)


@blueprint.get("/guidance/statements")
@open_to_everyone
def listing() -> str:
    """For a board that checks the product against its paper. Not kept on phones."""
    return render_template(
        "statements/listing.html",
        parts=group_by_part(),
        places=find_all(editions.current().name),
        **editions.source_facts(),
    )


@lru_cache(maxsize=1)
def find_all(_edition: str) -> dict[str, Place]:
    """The places of the current edition, `_edition`, found once a process. Raises NotFound."""
    content = editions.current().content
    bullying = (Area.BULLYING,)
    path = {
        "area": find_page("area"),
        "who": find_page("who", bullying),
        "outcome": find_page("outcome", bullying),
    }
    return find_places(content, read_statements(), path)
