"""Views: the papers of the current edition, and each as a PDF."""

from flask import Blueprint, Flask, Response, redirect, render_template, request
from werkzeug.wrappers import Response as AnyResponse

from webapp.access.guards import open_to_everyone
from webapp.config import Config
from webapp.guidance import editions
from webapp.paper import shelf
from webapp.paper.numbers import in_print, state_check
from webapp.paper.printing import can_print
from webapp.paper.register import list_papers

blueprint = Blueprint("paper", __name__)
blueprint.add_app_template_filter(in_print)
blueprint.add_app_template_filter(state_check)


def init_app(app: Flask, config: Config) -> None:
    """Offer the papers, unless the setting PAPERS says no: then no page links to them."""
    app.jinja_env.globals["offers_papers"] = config.papers
    if config.papers:
        app.register_blueprint(blueprint)


@blueprint.get("/papers/")
@open_to_everyone
def papers() -> str:
    """What there is to print. Not kept on phones: a phone has the pages themselves."""
    facts = editions.source_facts()
    return render_template(
        "paper/papers.html",
        status=shelf.status_of(facts["about"]),
        papers=list_papers(editions.current().content),
        printed=shelf.find_printed(),
        earlier=shelf.find_last_printed(),
        can_print=can_print(),
        **facts,
    )


@blueprint.get("/papers/<name>")
@open_to_everyone
def newest(name: str) -> AnyResponse:
    """Leads to the current edition's paper of this name, or to the last until that is printed."""
    found = shelf.find(name)
    return redirect(f"/papers/{found.edition}/{found.name}")


@blueprint.get("/papers/<edition>/<name>")
@open_to_everyone
def of_edition(edition: str, name: str) -> AnyResponse:
    """The PDF of this edition: the same bytes for ever, unless its approval has changed."""
    found = shelf.find_of_edition(edition, name)
    response = Response(found.body, content_type="application/pdf")
    file = f"e-safety-{found.edition}-{found.name}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{file}"'
    response.set_etag(found.digest)
    return response.make_conditional(request)
