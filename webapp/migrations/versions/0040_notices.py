"""The outbox of notices, and the reports that the second address has been told of."""

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0039"
branch_labels = None
depends_on = None

UNSENT = sa.text("sent_at IS NULL")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "notice",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=12), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("attempts", sa.SmallInteger(), nullable=False),
        sa.Column("tried_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice")),
    )
    op.create_index("ix_notice_kind", "notice", ["kind", "noted_at"])
    op.create_index("ix_notice_sent", "notice", ["kind", "sent_at"])
    op.create_index(
        "ix_notice_unsent", "notice", ["id"], sqlite_where=UNSENT, postgresql_where=UNSENT
    )
    op.create_table(
        "told_late",
        sa.Column(
            "report_number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["report_number"], ["report.id"], name=op.f("fk_told_late_report_number_report")
        ),
        sa.PrimaryKeyConstraint("report_number", name=op.f("pk_told_late")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("told_late")
    op.drop_table("notice")
