"""Contacts: the hours in which each is answered."""

import sqlalchemy as sa
from alembic import op

revision = "0066"
down_revision = "0065"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.add_column("contact_confirmation", sa.Column("hours", sa.Text(), nullable=True))


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_column("contact_confirmation", "hours")
