"""By which name the audit log knows each list."""

from webapp.audit.shown import ShownList
from webapp.vocabulary.work_list import WorkList

SHOWN_LISTS = {
    WorkList.NEW: ShownList.NEW,
    WorkList.MINE: ShownList.MINE,
    WorkList.TEAM: ShownList.TEAM,
    WorkList.WAITING: ShownList.WAITING,
    WorkList.DUE: ShownList.DUE,
    WorkList.CLOSED: ShownList.CLOSED,
    WorkList.ALL: ShownList.ALL,
    WorkList.SET_ASIDE: ShownList.NOT_A_REPORT,
}
