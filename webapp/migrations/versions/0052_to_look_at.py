"""Which closed incidents a lead is to look at: of those that are closed from now on."""

import sqlalchemy as sa
from alembic import op

revision = "0052"
down_revision = "0051"
branch_labels = None
depends_on = None

TO_LOOK_AT = sa.text("to_look_at")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.execute("ALTER TABLE incident ADD COLUMN to_look_at BOOLEAN DEFAULT false NOT NULL")
    op.create_index(
        "ix_incident_to_look_at",
        "incident",
        ["closed_at", "id"],
        sqlite_where=TO_LOOK_AT,
        postgresql_where=TO_LOOK_AT,
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_incident_to_look_at", "incident")
    with op.batch_alter_table("incident") as batch:
        batch.drop_column("to_look_at")
