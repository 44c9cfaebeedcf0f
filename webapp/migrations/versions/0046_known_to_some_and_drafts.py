"""A proposal may be known to some people only; what somebody typed and did not send is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0045"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
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
    _create_drafts()


def downgrade() -> None:
    """Go back to the version before."""
    for name in ("sealed_text", "data_key"):
        op.execute(f"DELETE FROM {name} WHERE owner = 'draft'")  # noqa: S608 - our own names
    op.drop_table("draft")
    op.execute("DELETE FROM proposal WHERE known_to IS NOT NULL")
    with op.batch_alter_table("proposal") as table:
        table.drop_column("known_to")


def _create_drafts() -> None:
    op.create_table(
        "draft",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("form", sa.String(20), nullable=False),
        sa.Column("number", NUMBER, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_sent", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_draft_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint(
            "person_id", "form", "number", name=op.f("uq_draft_person_id_form_number")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_draft_at"), "draft", ["at"])
