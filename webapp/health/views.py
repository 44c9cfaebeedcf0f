"""Whether the product can work: the database answers. Says nothing else."""

from flask import Blueprint, Response
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from webapp.access.guards import open_to_everyone
from webapp.database.sqlite import must_still_be_there
from webapp.extensions import db

blueprint = Blueprint("health", __name__)


@blueprint.get("/healthz")
@open_to_everyone
def healthz() -> Response:
    """200 or 503, for machines; kept by nobody."""
    try:
        db.session.execute(text("SELECT 1 FROM arrival LIMIT 1"))
        must_still_be_there(db.session.connection())
    except (SQLAlchemyError, OSError):
        return _say("the database does not answer", 503)
    return _say("well", 200)


def _say(words: str, status: int) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(words + "\n", status, content_type="text/plain", headers=headers)
