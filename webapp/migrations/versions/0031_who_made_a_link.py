"""Who made a one-time link, and when."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
branch_labels = None
depends_on = None

MAKER = "fk_account_link_made_by_person"


def upgrade() -> None:
    """Bring the tables up to this version."""
    with op.batch_alter_table("account_link") as table:
        table.add_column(sa.Column("made_by", sa.Integer(), nullable=True))
        table.add_column(sa.Column("made_at", sa.DateTime(timezone=True), nullable=True))
        table.create_foreign_key(op.f(MAKER), "person", ["made_by"], ["id"])


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("account_link") as table:
        table.drop_constraint(op.f(MAKER), type_="foreignkey")
        table.drop_column("made_at")
        table.drop_column("made_by")
