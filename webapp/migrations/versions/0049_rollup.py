"""The counts of each month. Incidents of earlier versions are counted later, by the opener."""

import sqlalchemy as sa
from alembic import op

revision = "0049"
down_revision = "0048"
branch_labels = None
depends_on = None

COUNTED = sa.text("lane NOT IN ('joined', 'left_out')")
UNTALLIED = sa.text("tally = 'none'")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "rollup",
        sa.Column("made_up", sa.Boolean(), nullable=False),
        sa.Column("basis", sa.String(8), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("figure", sa.String(20), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kept", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint(
            "made_up", "basis", "month", "figure", "code", name=op.f("pk_rollup")
        ),
        sqlite_with_rowid=False,
    )
    op.execute("ALTER TABLE incident ADD COLUMN made_up BOOLEAN DEFAULT false NOT NULL")
    op.execute("ALTER TABLE incident ADD COLUMN tally VARCHAR(4) DEFAULT 'none' NOT NULL")
    _index("ix_incident_untallied", ["id"], UNTALLIED)
    _index("ix_incident_counted_day", ["counted_on", "id"], COUNTED)


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_incident_counted_day", "incident")
    op.drop_index("ix_incident_untallied", "incident")
    with op.batch_alter_table("incident") as batch:
        batch.drop_column("tally")
        batch.drop_column("made_up")
    op.drop_table("rollup")


def _index(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(name, "incident", columns, sqlite_where=where, postgresql_where=where)
