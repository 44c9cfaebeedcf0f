"""Lists everything that one person proposes and another decides, from every feature."""

from webapp.approvals.correcting import GUIDANCE
from webapp.contacts.changing import CONTACT
from webapp.incidents.restriction.mending import NEW_READERS
from webapp.incidents.restriction.proposing import READERS
from webapp.incidents.work.progress.closing import CLOSING
from webapp.people.closing import CLOSING as CLOSING_OF_ACCOUNT
from webapp.people.invitations import INVITATION
from webapp.people.role_changes import ROLE_CHANGE, ROLE_CHANGE_FOR_READERS
from webapp.people.ways_in import NEW_PASSWORD, REOPENING, SECOND_FACTOR

KINDS = (
    INVITATION,
    NEW_PASSWORD,
    SECOND_FACTOR,
    REOPENING,
    ROLE_CHANGE,
    ROLE_CHANGE_FOR_READERS,
    CLOSING_OF_ACCOUNT,
    CONTACT,
    GUIDANCE,
    CLOSING,
    READERS,
    NEW_READERS,
)
