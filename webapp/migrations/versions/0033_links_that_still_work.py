"""Links that still work are found without reading those of years ago."""

from alembic import op

revision = "0033"
down_revision = "0032"
branch_labels = None
depends_on = None

INDEX = "ix_account_link_expires_at"


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_index(op.f(INDEX), "account_link", ["expires_at"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index(op.f(INDEX), "account_link")
