"""Three ranks instead of urgent or not; the opener ranks again what is there."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# A report that is not ranked again yet looks as it did: `ranked_by` names no rules.
DERIVED: dict[str, tuple[Any, Any]] = {
    "rank": (sa.String(length=8), "routine"),
    "reached": (sa.SmallInteger(), "0"),
    "about_lead": (sa.Boolean(), sa.false()),
    "ranked_by": (sa.String(length=12), ""),
}
REPLACED: dict[str, Any] = {"urgent": sa.false(), "nobody_rung": sa.true()}

report = sa.table(
    "report",
    sa.column("urgent", sa.Boolean()),
    sa.column("nobody_rung", sa.Boolean()),
    sa.column("rank", sa.String()),
    sa.column("reached", sa.SmallInteger()),
)


def upgrade() -> None:
    """Bring the tables up to this version."""
    with op.batch_alter_table("report") as batch:
        for name, (kind, default) in DERIVED.items():
            batch.add_column(sa.Column(name, kind, nullable=False, server_default=default))
    op.execute(report.update().where(report.c.urgent).values(rank="now"))
    op.execute(report.update().where(sa.not_(report.c.nobody_rung)).values(reached=2))
    with op.batch_alter_table("report") as batch:
        for name, (kind, _) in DERIVED.items():
            batch.alter_column(name, server_default=None, existing_type=kind)
        for name in REPLACED:
            batch.drop_column(name)


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("report") as batch:
        for name, default in REPLACED.items():
            batch.add_column(sa.Column(name, sa.Boolean(), nullable=False, server_default=default))
    op.execute(report.update().where(report.c.rank == "now").values(urgent=True))
    op.execute(report.update().where(report.c.reached > 0).values(nobody_rung=False))
    with op.batch_alter_table("report") as batch:
        for name in REPLACED:
            batch.alter_column(name, server_default=None, existing_type=sa.Boolean())
        for name in DERIVED:
            batch.drop_column(name)
