"""What somebody typed and did not send yet."""

import sqlalchemy as sa
from alembic import op

revision = "0048"
down_revision = "0047"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Bring the tables up to this version."""
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


def downgrade() -> None:
    """Go back to the version before."""
    for table in ("sealed_text", "data_key"):
        op.execute(f"DELETE FROM {table} WHERE owner = 'draft'")  # noqa: S608 - our own names
    op.drop_table("draft")
