"""Views: the contents of the document, and its chapters."""

from flask import Blueprint, abort, redirect, render_template
from werkzeug.wrappers import Response

from webapp.access.guards import open_to_everyone
from webapp.guidance import editions
from webapp.guidance.pages import TABLES
from webapp.guidance.source.content import titles_by_path

blueprint = Blueprint("chapters", __name__)


@blueprint.get("/guidance/")
@open_to_everyone
def contents() -> str:
    """The contents page: every chapter and the three tables."""
    content = editions.current().content
    return render_template(
        "guidance/document.html",
        groups=content.contents,
        tables={name: content.tables[area] for name, area in TABLES.items()},
        **editions.source_facts(),
    )


@blueprint.get("/guidance/<name>")
@open_to_everyone
def chapter(name: str) -> str:
    """One chapter, with what the paper said where it differs."""
    content = editions.current().content
    found = content.chapters.get(name)
    if found is None:
        abort(404)
    return render_template(
        "guidance/chapter.html",
        chapter=found,
        titles=titles_by_path(content),
        awaiting=any(contact.awaits_confirmation for contact in found.contacts),
        **editions.source_facts(),
    )


@blueprint.get("/tables/")
@open_to_everyone
def tables() -> Response:
    """Where the contents page was before the chapters came."""
    return redirect("/guidance/", 308)


def chapter_addresses() -> list[str]:
    """The address of each chapter, in the order of the contents page."""
    return [f"/guidance/{name}" for name in editions.current().content.chapters]
