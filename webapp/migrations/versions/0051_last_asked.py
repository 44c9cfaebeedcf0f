"""When the phone that sent a report last asked for news of it."""

import sqlalchemy as sa
from alembic import op

revision = "0051"
down_revision = "0050"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "last_asked",
        sa.Column("arrival_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrival.sequence"], name=op.f("fk_last_asked_arrival_id_arrival")
        ),
        sa.PrimaryKeyConstraint("arrival_id", name=op.f("pk_last_asked")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("last_asked")
