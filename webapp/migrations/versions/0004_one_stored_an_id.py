"""PostgreSQL, which has many writers, sees to it that one arrival an id is the first."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    if op.get_bind().dialect.name == "postgresql":
        where = sa.text("code = 'stored'")
        op.create_index("ix_arrival_stored", "arrival", ["id"], unique=True, postgresql_where=where)


def downgrade() -> None:
    """Go back to the version before."""
    if op.get_bind().dialect.name == "postgresql":
        op.drop_index("ix_arrival_stored", "arrival")
