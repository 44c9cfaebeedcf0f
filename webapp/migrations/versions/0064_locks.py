"""Accounts: until when one is locked, and what one person took from which account alone."""

import sqlalchemy as sa
from alembic import op

revision = "0064"
down_revision = "0063"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.add_column("person", sa.Column("locked_until", sa.DateTime(timezone=True), nullable=True))
    op.create_table(
        "taken_away",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("hand", sa.Integer(), nullable=False),
        sa.Column("what", sa.String(10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_taken_away_person_id_person")
        ),
        sa.ForeignKeyConstraint(["hand"], ["person.id"], name=op.f("fk_taken_away_hand_person")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_taken_away")),
    )
    op.create_index("ix_taken_away_hand", "taken_away", ["hand", "at"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("taken_away")
    op.drop_column("person", "locked_until")
