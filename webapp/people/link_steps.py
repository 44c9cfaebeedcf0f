"""What is left to do with an approved link: its proposer shows it, its approver shows its code.

Where the command line approved it, the code is printed there.
"""

from flask import url_for
from flask_login import current_user

from webapp.people import link_codes
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


def code_for(link: AccountLink | None) -> str | None:
    """A new code for the operator to tell, in the caller's transaction; None without a link."""
    return link_codes.new_code(link) if link else None
