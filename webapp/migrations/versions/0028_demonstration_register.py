"""Marks which organisations of the register a demonstration brought in."""

import sqlalchemy as sa
from alembic import op

revision = "0028"
down_revision = "0027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "demonstration_organisation",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_demonstration_organisation_organisation_id_organisation"),
        ),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_demonstration_organisation")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("demonstration_organisation")
