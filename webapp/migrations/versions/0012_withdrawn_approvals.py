"""Approvals that were entered by mistake and withdrawn."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "approval_withdrawal",
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("approval", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=300), nullable=False),
        sa.Column("withdrawn_by", sa.String(length=120), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["approval"],
            ["edition_approval.sequence"],
            name=op.f("fk_approval_withdrawal_approval_edition_approval"),
        ),
        sa.PrimaryKeyConstraint("sequence", name=op.f("pk_approval_withdrawal")),
        sa.UniqueConstraint("approval", name=op.f("uq_approval_withdrawal_approval")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("approval_withdrawal")
