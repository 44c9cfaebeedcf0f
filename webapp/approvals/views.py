"""Views: the editions of the guidance, what changed between two, and approving the newest."""

import json
from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_login import current_user

from webapp.access.guards import allowed, fresh
from webapp.access.permissions import Permission
from webapp.approvals import approving, correcting, listing, withdrawing
from webapp.approvals.comparison import compare
from webapp.approvals.forms import ApprovalForm, WithdrawalForm
from webapp.approvals.undecided import UNDECIDED
from webapp.errors import AppError
from webapp.vocabulary.times import UK
from webapp.web.form_tokens import shown_again

PUBLISHING = "It is being published. Phones pick it up when they next open E-safety with signal."

blueprint = Blueprint("approvals", __name__, url_prefix="/unit/guidance")


@blueprint.get("")
@allowed(Permission.APPROVE_GUIDANCE)
def editions() -> ResponseReturnValue:
    """Every edition, who approved it, and two to compare; and corrected words that wait."""
    lines, waiting = listing.list_editions(), correcting.find_waiting()
    return render_template(
        "approvals/editions.html", editions=lines, waiting=waiting, undecided=UNDECIDED
    )


@blueprint.get("/changes")
@allowed(Permission.APPROVE_GUIDANCE)
def changes() -> ResponseReturnValue:
    """What changed from one edition to another, word for word."""
    was = listing.find_edition(request.args.get("was", ""))
    now = listing.find_edition(request.args.get("now", ""))
    parts = compare(json.loads(was.content), json.loads(now.content))
    return render_template("approvals/changes.html", was=was, now=now, parts=parts)


@blueprint.get("/corrections/<int:number>")
@allowed(Permission.USE_THE_UNIT)
def correction(number: int) -> ResponseReturnValue:
    """What corrected words would change on phones, word for word, before somebody approves them."""
    parts, waiting = compare(*correcting.read_both(number)), correcting.find_waiting()
    return render_template("approvals/correction.html", parts=parts, waiting=waiting)


@blueprint.route("/<name>/approve", methods=["GET", "POST"])
@allowed(Permission.APPROVE_GUIDANCE)
@fresh
@shown_again
def approve(name: str) -> ResponseReturnValue:
    """Approve an edition. The opener's process publishes it, so a crash here loses nothing."""
    edition = listing.find_edition(name)
    if request.method == "GET":
        approving.require_newest_words(edition)
    form = ApprovalForm(approver=current_user.name, on=datetime.now(UK).date())
    if form.validate_on_submit():
        try:
            approving.approve(name, form.approval)
            flash(f"Approved: edition {name}. {PUBLISHING}")
            return redirect(url_for("approvals.editions"))
        except AppError as refusal:
            form.on.errors = [*form.on.errors, refusal.sentence]
    before = listing.last_approved_before(edition)
    page = render_template("approvals/approve.html", form=form, edition=edition, before=before)
    return page, 422 if form.is_submitted() else 200


@blueprint.route("/approvals/<int:number>/withdraw", methods=["GET", "POST"])
@allowed(Permission.APPROVE_GUIDANCE)
@fresh
@shown_again
def withdraw(number: int) -> ResponseReturnValue:
    """Withdraw an approval: its own approver may, or another lead."""
    approval, form = withdrawing.find_counting(number), WithdrawalForm()
    if form.validate_on_submit():
        withdrawing.withdraw(number, reason=form.words)
        flash(f"Withdrawn: the guidance is a draft again. {PUBLISHING}")
        return redirect(url_for("approvals.editions"))
    page = render_template("approvals/withdraw.html", form=form, approval=approval)
    return page, 422 if form.is_submitted() else 200
