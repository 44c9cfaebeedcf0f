"""The audit log's page."""

from flask import Blueprint, render_template, request

from webapp.access.guards import allowed
from webapp.access.permissions import Permission
from webapp.audit import trail

PAGE_SIZE = 50

blueprint = Blueprint("audit", __name__, url_prefix="/unit/audit-log")


@blueprint.get("")
@allowed(Permission.READ_AUDIT_LOG)
def listing() -> str:
    """The newest entries first, a page at a time."""
    before = request.args.get("before", type=int)
    lines, older = trail.newest(before=before, limit=PAGE_SIZE)
    return render_template("audit/listing.html", lines=lines, older=older, before=before)
