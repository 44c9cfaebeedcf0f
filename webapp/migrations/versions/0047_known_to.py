"""A proposal may be known to some people only."""

import sqlalchemy as sa
from alembic import op

revision = "0047"
down_revision = "0043"
branch_labels = None
depends_on = None

PROPOSAL = sa.table(
    "proposal",
    sa.column("id", sa.Integer),
    sa.column("kind", sa.String),
    sa.column("payload", sa.JSON),
    sa.column("known_to", sa.JSON(none_as_null=True)),
)


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.add_column("proposal", sa.Column("known_to", sa.JSON(none_as_null=True), nullable=True))
    connection = op.get_bind()
    closing = sa.select(PROPOSAL).where(PROPOSAL.c.kind == "close-incident")
    for row in connection.execute(closing).all():
        readers = row.payload.get("readers")
        if readers is not None:
            this = sa.update(PROPOSAL).where(PROPOSAL.c.id == row.id)
            connection.execute(this.values(known_to=readers))


def downgrade() -> None:
    """Go back to the version before."""
    op.execute("DELETE FROM proposal WHERE known_to IS NOT NULL")
    with op.batch_alter_table("proposal") as table:
        table.drop_column("known_to")
