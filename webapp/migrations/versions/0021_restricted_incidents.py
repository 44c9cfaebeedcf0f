"""An incident can be restricted to the people whom it names."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

# Adding a column with a constant default copies no row.
ADD_RESTRICTED = "ALTER TABLE incident ADD COLUMN restricted BOOLEAN DEFAULT false NOT NULL"


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.execute(ADD_RESTRICTED)
    op.create_index(
        "ix_incident_restricted",
        "incident",
        ["lane", "id"],
        sqlite_where=sa.text("restricted"),
        postgresql_where=sa.text("restricted"),
    )
    op.create_table(
        "restricted_to",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name=op.f("fk_restricted_to_incident_id_incident"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_restricted_to_person_id_person")
        ),
        sa.PrimaryKeyConstraint("incident_id", "person_id", name=op.f("pk_restricted_to")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("restricted_to")
    op.drop_index("ix_incident_restricted", "incident")
    with op.batch_alter_table("incident") as batch:
        batch.drop_column("restricted")
