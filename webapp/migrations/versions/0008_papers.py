"""Papers of an edition, as they were printed."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "edition_paper",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("edition", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("status", sa.String(length=200), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("printed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["edition"], ["edition.name"], name=op.f("fk_edition_paper_edition_edition")
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_edition_paper")),
        sa.UniqueConstraint(
            "edition", "name", "status", name=op.f("uq_edition_paper_edition_name_status")
        ),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("edition_paper")
