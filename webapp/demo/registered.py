"""Marks as made up the organisations that somebody registered from a made-up report."""

from sqlalchemy import Select, select

from webapp.arrivals.models import Demonstration
from webapp.database.writing import writing
from webapp.demo.models import DemonstrationOrganisation
from webapp.extensions import db
from webapp.incidents.models import Act
from webapp.organisations.models import Organisation
from webapp.vocabulary.act import ActKind

NUMBER = Act.coded["organisation"].as_integer()


def mark_registered() -> None:
    """They go with the demonstration, unless they are used. Idempotent."""
    with writing():
        for number in db.session.scalars(_registered()).all():
            db.session.add(DemonstrationOrganisation(organisation_id=number))


def _registered() -> Select[int]:
    is_registered = Act.coded["registered"].as_boolean().is_(True)
    marked = select(DemonstrationOrganisation.organisation_id)
    return (
        select(Organisation.id)
        .join(Act, Organisation.id == NUMBER)
        .join(Demonstration, Demonstration.arrival_id == Act.report_number)
        .where(Act.kind == ActKind.ORGANISATION_CHOSEN.value, is_registered)
        .where(Organisation.id.not_in(marked))
        .distinct()
    )
