"""The blueprints of everything that the unit does with incidents."""

from webapp.incidents import views
from webapp.incidents.joining import views as joining
from webapp.incidents.presence import views as presence
from webapp.incidents.restriction import views as restriction
from webapp.incidents.work.case_log import views as case_log
from webapp.incidents.work.cover import views as cover
from webapp.incidents.work.giving_some import views as giving_some
from webapp.incidents.work.progress import views as progress
from webapp.incidents.work.supervision import views as supervision
from webapp.incidents.work.taking import views as taking
from webapp.incidents.work.tasks import views as tasks

OF_REPORTS = (views, joining, presence, case_log, taking, progress, tasks, restriction)
OF_INCIDENTS = (*OF_REPORTS, giving_some, cover, supervision)
BLUEPRINTS = (*(each.blueprint for each in OF_INCIDENTS), restriction.unread)
