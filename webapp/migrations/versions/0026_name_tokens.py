"""Name tokens: keyed hashes of the words by which a report can be found."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "name_token",
        sa.Column("token", sa.LargeBinary(length=12), nullable=False),
        sa.Column("kind", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("report_number", NUMBER, autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["report_number"], ["report.id"], name=op.f("fk_name_token_report_number_report")
        ),
        sa.PrimaryKeyConstraint("token", "kind", "report_number", name=op.f("pk_name_token")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_name_token_report", "name_token", ["report_number"])
    op.execute("ALTER TABLE report ADD COLUMN tokens_by INTEGER")
    op.create_index("ix_report_tokens_by", "report", ["tokens_by", "id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_report_tokens_by", "report")
    with op.batch_alter_table("report") as batch:
        batch.drop_column("tokens_by")
    op.drop_table("name_token")
