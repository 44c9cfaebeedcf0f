"""The code that opens a one-time link beside its address, and who tells it."""

import sqlalchemy as sa
from alembic import op

revision = "0038"
down_revision = "0037"
branch_labels = None
depends_on = None

TELLER = "fk_account_link_code_by_person"


def upgrade() -> None:
    """Bring the tables up to this version."""
    with op.batch_alter_table("account_link") as table:
        table.add_column(sa.Column("code_by", sa.Integer(), nullable=True))
        table.add_column(sa.Column("code_hash", sa.String(length=64), nullable=True))
        table.create_foreign_key(op.f(TELLER), "person", ["code_by"], ["id"])


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("account_link") as table:
        table.drop_constraint(op.f(TELLER), type_="foreignkey")
        table.drop_column("code_hash")
        table.drop_column("code_by")
