"""When a person who is signed in last did something."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0035"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.add_column("sign_in", sa.Column("last_act_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("sign_in", "last_act_at")
