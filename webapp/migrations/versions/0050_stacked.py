"""Of many new incidents within an hour those that came late are stacked."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0049"
branch_labels = None
depends_on = None

NEW = sa.text("lane = 'new'")
BEFORE = ["rank", "reached", "first_sequence"]


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.execute("ALTER TABLE incident ADD COLUMN stacked BOOLEAN DEFAULT false NOT NULL")
    op.drop_index("ix_incident_new", "incident")
    _index(["stacked", *BEFORE])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_incident_new", "incident")
    with op.batch_alter_table("incident") as batch:
        batch.drop_column("stacked")
    _index(BEFORE)


def _index(columns: list[str]) -> None:
    op.create_index("ix_incident_new", "incident", columns, sqlite_where=NEW, postgresql_where=NEW)
