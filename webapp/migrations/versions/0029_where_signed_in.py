"""A session says since when and in which browser, so that its owner recognises it."""

import sqlalchemy as sa
from alembic import op

revision = "0029"
down_revision = "0028"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.add_column("sign_in", sa.Column("began_at", sa.DateTime(timezone=True), nullable=True))
    op.add_column("sign_in", sa.Column("browser", sa.String(40), nullable=True))
    op.create_index(op.f("ix_sign_in_person_id"), "sign_in", ["person_id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index(op.f("ix_sign_in_person_id"), "sign_in")
    op.drop_column("sign_in", "browser")
    op.drop_column("sign_in", "began_at")
