"""Drafts for the board: whether their words are about a demonstration's numbers."""

import sqlalchemy as sa
from alembic import op

revision = "0062"
down_revision = "0061"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.add_column(
        "board_draft", sa.Column("made_up", sa.Boolean(), nullable=False, server_default=sa.false())
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("board_draft", "made_up")
