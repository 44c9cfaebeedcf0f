"""Incidents: how far the unit is with ringing, since when it has not; and of what it was told."""

import sqlalchemy as sa
from alembic import op

revision = "0065"
down_revision = "0064"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.add_column("incident", sa.Column("called", sa.String(10), nullable=True))
    op.add_column(
        "incident", sa.Column("not_rung_since", sa.DateTime(timezone=True), nullable=True)
    )
    op.create_table(
        "told_not_rung",
        sa.Column(
            "report_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.ForeignKeyConstraint(
            ["report_number"], ["report.id"], name=op.f("fk_told_not_rung_report_number_report")
        ),
        sa.PrimaryKeyConstraint("report_number", "kind", name=op.f("pk_told_not_rung")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("told_not_rung")
    op.drop_column("incident", "not_rung_since")
    op.drop_column("incident", "called")
