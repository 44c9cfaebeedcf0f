"""Deltas: how a pack differs from another that the phone has."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "pack_delta",
        sa.Column("pack_hash", sa.String(length=32), nullable=False),
        sa.Column("base_hash", sa.String(length=32), nullable=False),
        sa.Column("body_br", sa.LargeBinary(), nullable=False),
        sa.Column("body_gzip", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["pack_hash"], ["pack.hash"], name=op.f("fk_pack_delta_pack_hash_pack")
        ),
        sa.ForeignKeyConstraint(
            ["base_hash"], ["pack.hash"], name=op.f("fk_pack_delta_base_hash_pack")
        ),
        sa.PrimaryKeyConstraint("pack_hash", "base_hash", name=op.f("pk_pack_delta")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("pack_delta")
