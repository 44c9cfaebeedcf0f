"""An act names the report that it is about, where it must stay with that report's chain."""

from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

# Adding a column copies no row. A constraint in the same statement is what SQLite can add, too.
ADD_REPORT = """ALTER TABLE act ADD COLUMN report_number {kind}
    CONSTRAINT fk_act_report_number_report REFERENCES report (id)"""


def upgrade() -> None:
    """Bring the tables up to this version."""
    kind = "BIGINT" if op.get_bind().dialect.name == "postgresql" else "INTEGER"
    op.execute(ADD_REPORT.format(kind=kind))
    op.create_index("ix_act_report", "act", ["report_number", "id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_act_report", "act")
    with op.batch_alter_table("act") as batch:
        batch.drop_column("report_number")
