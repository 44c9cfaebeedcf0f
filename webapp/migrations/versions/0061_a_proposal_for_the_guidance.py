"""Drafts for the board: what the unit proposes for the guidance, in the paper of a year."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.add_column(
        "board_draft", sa.Column("proposal", sa.Text(), nullable=False, server_default="")
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("board_draft", "proposal")
