"""What is left to do with an approved link: its proposer shows it, its approver shows its code."""

from flask import url_for
from flask_login import current_user

from webapp.people.models import AccountLink
from webapp.proposals.kinds import Steps


def steps_with(link: AccountLink | None) -> Steps:
    """The buttons of the person signed in; none once the link is used or ended."""
    if link is None:
        return []
    mine = {
        ("Show the link", "people.take_link"): link.made_by,
        ("Show the code", "people.take_code"): link.code_by,
    }
    return [
        (label, url_for(endpoint, number=link.id))
        for (label, endpoint), whose in mine.items()
        if whose == current_user.id
    ]
