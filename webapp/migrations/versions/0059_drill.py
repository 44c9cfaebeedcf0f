"""Drills, with which phones are tried out."""

import sqlalchemy as sa
from alembic import op

revision = "0059"
down_revision = "0058"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "drill",
        sa.Column(
            "arrival_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("month", sa.String(7), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrival.sequence"], name=op.f("fk_drill_arrival_id_arrival")
        ),
        sa.PrimaryKeyConstraint("arrival_id", name=op.f("pk_drill")),
    )
    op.create_index("ix_drill_month", "drill", ["month"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("drill")
