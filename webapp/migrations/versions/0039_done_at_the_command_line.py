"""What the command line did without a proposal is shown beside proposals: nobody proposed it."""

import sqlalchemy as sa
from alembic import op

revision = "0039"
down_revision = "0038"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    with op.batch_alter_table("proposal") as table:
        table.alter_column("proposed_by", existing_type=sa.Integer(), nullable=True)


def downgrade() -> None:
    """Go back to the version before."""
    op.execute("DELETE FROM proposal WHERE proposed_by IS NULL")
    with op.batch_alter_table("proposal") as table:
        table.alter_column("proposed_by", existing_type=sa.Integer(), nullable=False)
