"""The acts on incidents, and the list of those that are set aside as not a report."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

LEFT_OUT = sa.text("lane = 'left_out'")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "act",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("coded", sa.JSON(), nullable=False),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name=op.f("fk_act_incident_id_incident"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_act_person_id_person")),
        sa.ForeignKeyConstraint(["undoes"], ["act.id"], name=op.f("fk_act_undoes_act")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_act")),
        sa.UniqueConstraint("undoes", name=op.f("uq_act_undoes")),
    )
    op.create_index("ix_act_incident", "act", ["incident_id", "id"])
    op.create_index(
        "ix_incident_left_out",
        "incident",
        ["closed_at", "id"],
        sqlite_where=LEFT_OUT,
        postgresql_where=LEFT_OUT,
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_incident_left_out", "incident")
    op.drop_table("act")
