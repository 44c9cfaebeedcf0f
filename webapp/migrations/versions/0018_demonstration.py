"""Marks what a demonstration brought in."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "demonstration",
        sa.Column("arrival_id", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrival.sequence"], name=op.f("fk_demonstration_arrival_id_arrival")
        ),
        sa.PrimaryKeyConstraint("arrival_id", name=op.f("pk_demonstration")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("demonstration")
