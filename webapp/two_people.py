"""Lists everything that one person proposes and another decides, from every feature."""

from webapp.approvals.correcting import GUIDANCE
from webapp.contacts.changing import CONTACT
from webapp.incidents.restriction.proposing import READERS
from webapp.incidents.work.progress.closing import CLOSING
from webapp.people.invitations import INVITATION
from webapp.people.role_changes import ROLE_CHANGE
from webapp.people.ways_in import NEW_PASSWORD, REOPENING, SECOND_FACTOR

KINDS = (
    INVITATION,
    NEW_PASSWORD,
    SECOND_FACTOR,
    REOPENING,
    ROLE_CHANGE,
    CONTACT,
    GUIDANCE,
    CLOSING,
    READERS,
)
