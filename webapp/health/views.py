"""Plain-text answers for machines: whether the product works, and where to report a hole."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, Response, abort

from webapp.access.guards import open_to_everyone
from webapp.config import current_config
from webapp.health import troubles

blueprint = Blueprint("health", __name__)

SECURITY_TXT = "/.well-known/security.txt"
SECURITY_TXT_LASTS = timedelta(days=90)


@blueprint.get("/healthz")
@open_to_everyone
def healthz() -> Response:
    """200 and `well`, or 503 and a line for each trouble; never cached. For monitors."""
    found = troubles.find_troubles()
    return _answer("\n".join(found) or "well", 503 if found else 200)


@blueprint.get(SECURITY_TXT)
@open_to_everyone
def security_txt() -> Response:
    """Where to report a security hole, as RFC 9116 says; 404 without SECURITY_CONTACT."""
    config = current_config()
    if config.security_contact is None:
        abort(404)
    lines = [
        f"Contact: {config.security_contact}",
        f"Expires: {datetime.now(UTC) + SECURITY_TXT_LASTS:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: en",
    ]
    if config.secure:
        lines.append(f"Canonical: {config.address}{SECURITY_TXT}")
    return Response("\n".join([*lines, ""]), content_type="text/plain; charset=utf-8")


def _answer(line: str, status: int) -> Response:
    headers = {"Cache-Control": "no-store"}
    return Response(line + "\n", status, mimetype="text/plain", headers=headers)
