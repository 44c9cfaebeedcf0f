"""Adds an act of the person signed in, in the caller's transaction."""

from typing import Any

from flask_login import current_user

from webapp import clock
from webapp.extensions import db
from webapp.incidents.models import Act, Incident
from webapp.vocabulary.act import ActKind


def add_act(
    incident: Incident,
    kind: ActKind,
    *,
    by: int | None = None,
    undoes: int | None = None,
    **coded: Any,
) -> Act:
    """Add it; `coded` holds codes, numbers and days. The caller folds the incident again.

    `by` did it, where that is not the person signed in. `undoes` is the act that it takes back.
    """
    act = Act(incident_id=incident.id, kind=kind.value, coded=coded, undoes=undoes)
    act.person_id, act.at = by or current_user.id, clock.now()
    db.session.add(act)
    db.session.flush()
    return act
