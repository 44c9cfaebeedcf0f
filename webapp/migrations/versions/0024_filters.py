"""Indexes for the filters of lists of incidents that are done with."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_incident_closed_day": (["counted_on", "id"], "lane = 'closed'"),
    "ix_incident_closed_organisation": (["organisation_id", "counted_on", "id"], "lane = 'closed'"),
    "ix_incident_closed_setting": (["setting", "counted_on", "id"], "lane = 'closed'"),
    "ix_incident_left_out_day": (["counted_on", "id"], "lane = 'left_out'"),
}


def upgrade() -> None:
    """Bring the tables up to this version."""
    for name, (columns, lane) in INDEXES.items():
        where = sa.text(lane)
        op.create_index(name, "incident", columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Go back to the version before."""
    for name in INDEXES:
        op.drop_index(name, "incident")
