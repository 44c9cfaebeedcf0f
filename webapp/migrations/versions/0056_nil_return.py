"""Organisations that say that they have nothing to report."""

import sqlalchemy as sa
from alembic import op

revision = "0056"
down_revision = "0055"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "nil_return",
        sa.Column(
            "arrival_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("quarter", sa.String(7), nullable=False),
        sa.Column("spelling", sa.String(24), nullable=True),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrival.sequence"], name=op.f("fk_nil_return_arrival_id_arrival")
        ),
        sa.PrimaryKeyConstraint("arrival_id", name=op.f("pk_nil_return")),
    )
    op.create_index("ix_nil_return_quarter", "nil_return", ["quarter", "spelling"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("nil_return")
