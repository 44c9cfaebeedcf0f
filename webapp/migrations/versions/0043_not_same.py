"""Two chains that somebody compared are remembered as not the same incident."""

import sqlalchemy as sa
from alembic import op

revision = "0043"
down_revision = "0042"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "not_same",
        sa.Column("lower", NUMBER, autoincrement=False, nullable=False),
        sa.Column("higher", NUMBER, autoincrement=False, nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("lower < higher", name=op.f("ck_not_same_in_order")),
        sa.ForeignKeyConstraint(
            ["lower"], ["chain.id"], name=op.f("fk_not_same_lower_chain"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["higher"], ["chain.id"], name=op.f("fk_not_same_higher_chain"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_not_same_person_id_person")
        ),
        sa.PrimaryKeyConstraint("lower", "higher", name=op.f("pk_not_same")),
    )
    op.create_index(op.f("ix_not_same_higher"), "not_same", ["higher"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("not_same")
