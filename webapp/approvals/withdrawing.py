"""A lead withdraws an approval entered by mistake: the guidance is a draft again at once."""

from datetime import UTC, datetime

from flask_login import current_user

from webapp.approvals.listing import newest_edition
from webapp.audit import trail
from webapp.audit.events import Event
from webapp.database.insert_once import insert_once
from webapp.errors import AppError
from webapp.guidance.approvals import Approval, find_approval
from webapp.guidance.models import ApprovalWithdrawal


class NoSuchApproval(AppError):
    """It is not the approval that phones show: it never was, was replaced, or is withdrawn."""

    status = 409
    sentence = (
        "This approval no longer counts, so there is nothing to withdraw. "
        "Look at the list of editions again."
    )


def find_counting(number: int) -> Approval:
    """The approval that phones show, if it has this number. Raises NoSuchApproval."""
    found = find_approval(newest_edition())
    if found is None or found.number != number:
        raise NoSuchApproval()
    return found


def withdraw(number: int, *, reason: str) -> None:
    """Withdraw it. Commits; the opener's process publishes. Raises NoSuchApproval."""
    approval, edition = find_counting(number), newest_edition().name
    row = ApprovalWithdrawal(
        approval=number,
        reason=reason,
        withdrawn_by=current_user.name,
        withdrawn_at=datetime.now(UTC),
    )
    event, facts = Event.APPROVAL_WITHDRAWN, {"edition": edition, "approver": approval.by}
    if not insert_once(row, also=lambda: trail.record(event, reason=reason, **facts)):
        raise NoSuchApproval()
