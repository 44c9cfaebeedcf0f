"""Data keys, and the texts that are sealed with them."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "data_key",
        sa.Column("owner", sa.String(length=12), nullable=False),
        sa.Column("owner_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("storage_kid", sa.String(length=12), nullable=True),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True),
        sa.Column("destroyed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("owner", "owner_id", name=op.f("pk_data_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_data_key_storage_kid"), "data_key", ["storage_kid"])
    op.create_table(
        "sealed_text",
        sa.Column("owner", sa.String(length=12), nullable=False),
        sa.Column("owner_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("owner", "owner_id", "version", name=op.f("pk_sealed_text")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("sealed_text")
    op.drop_table("data_key")
