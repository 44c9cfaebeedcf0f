"""What reports hold in clear moves apart. The opener seals it (reports/old_texts.py)."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
MOVED = ("ticks", "answers", "extra")
MOVE = """INSERT INTO clear_report (id, ticks, answers, extra)
    SELECT id, ticks, answers, extra FROM report"""
COUNT = "SELECT count(*) FROM clear_report"
# The row that says that the files are to be rewritten, once no other row is left.
TO_REWRITE = {"id": 0, "ticks": [], "answers": {}, "extra": {}}


def upgrade() -> None:
    """Bring the tables up to this version."""
    clear = op.create_table(
        "clear_report",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("ticks", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_clear_report")),
    )
    op.execute(MOVE)
    if op.get_bind().execute(sa.text(COUNT)).scalar():
        op.bulk_insert(clear, [TO_REWRITE])
    op.add_column("report", sa.Column("coded", sa.JSON(), nullable=True))
    op.add_column("report", sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True))
    for name in MOVED:
        op.drop_column("report", name)


def downgrade() -> None:
    """Go back to the version before. What is sealed stays sealed, and is not shown by it."""
    for name, empty in zip(MOVED, ("[]", "{}", "{}"), strict=True):
        op.add_column("report", sa.Column(name, sa.JSON(), nullable=False, server_default=empty))
    if op.get_bind().dialect.name == "postgresql":
        for name in MOVED:
            op.alter_column("report", name, server_default=None)
    op.drop_column("report", "erased_at")
    op.drop_column("report", "coded")
    op.drop_table("clear_report")
