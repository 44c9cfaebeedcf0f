"""What nobody has comes first in “Team”, and is counted."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0044"
branch_labels = None
depends_on = None

OPEN = sa.text("lane = 'open'")
UNOWNED = sa.text("owner_id IS NULL AND lane IN ('open', 'waiting')")
BEFORE = ["rank", "reached", "first_sequence"]


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.execute("ALTER TABLE incident ADD COLUMN owned BOOLEAN DEFAULT false NOT NULL")
    op.execute("UPDATE incident SET owned = true WHERE owner_id IS NOT NULL")
    op.drop_index("ix_incident_open", "incident")
    _index("ix_incident_open", ["owned", *BEFORE], OPEN)
    _index("ix_incident_unowned", ["lane", "id"], UNOWNED)


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_incident_unowned", "incident")
    op.drop_index("ix_incident_open", "incident")
    with op.batch_alter_table("incident") as batch:
        batch.drop_column("owned")
    _index("ix_incident_open", BEFORE, OPEN)


def _index(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, "incident", columns, sqlite_where=where, postgresql_where=where)
