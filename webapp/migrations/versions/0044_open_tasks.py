"""Tasks on incidents that are open, so that lists find them by person."""

import sqlalchemy as sa
from alembic import op

revision = "0044"
down_revision = "0043"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "open_task",
        sa.Column("act_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["act_id"], ["act.id"], name=op.f("fk_open_task_act_id_act"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incident.id"],
            name=op.f("fk_open_task_incident_id_incident"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_open_task_person_id_person")
        ),
        sa.PrimaryKeyConstraint("act_id", name=op.f("pk_open_task")),
    )
    op.create_index("ix_open_task_person", "open_task", ["person_id", "due_on", "act_id"])
    op.create_index(op.f("ix_open_task_incident_id"), "open_task", ["incident_id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("open_task")
