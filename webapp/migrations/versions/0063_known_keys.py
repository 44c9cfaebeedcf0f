"""Known keys: which sealing and storage keys the database was used with, and since when."""

import sqlalchemy as sa
from alembic import op

revision = "0063"
down_revision = "0062"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "known_key",
        sa.Column("kind", sa.String(7), nullable=False),
        sa.Column("kid", sa.String(43), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("kind", "kid", name=op.f("pk_known_key")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("known_key")
