"""Forms that came on paper: when the unit received each, how it came, and who keyed it in."""

import sqlalchemy as sa
from alembic import op

revision = "0042"
down_revision = "0041"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "paper_form",
        sa.Column("arrival_id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("came_by", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrival_id"], ["arrival.sequence"], name=op.f("fk_paper_form_arrival_id_arrival")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_paper_form_person_id_person")
        ),
        sa.PrimaryKeyConstraint("arrival_id", name=op.f("pk_paper_form")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("paper_form")
