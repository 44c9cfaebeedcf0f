"""Proposals, which another person decides, and who alone vouched for an account."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0036"
branch_labels = None
depends_on = None

VOUCHED = ("person", "account_link")
IS_OPEN = sa.text("state = 'open'")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=260), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("alone", sa.Boolean(), nullable=False),
        sa.Column("decided_by", sa.Integer(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(length=300), nullable=True),
        sa.Column("shown_until", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "decided_by <> proposed_by OR alone", name=op.f("ck_proposal_another_decides")
        ),
        sa.ForeignKeyConstraint(
            ["decided_by"], ["person.id"], name=op.f("fk_proposal_decided_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_proposal_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["proposed_by"], ["person.id"], name=op.f("fk_proposal_proposed_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal")),
    )
    op.create_index(op.f("ix_proposal_shown_until"), "proposal", ["shown_until"])
    op.create_index(
        "uq_proposal_open",
        "proposal",
        ["kind", "subject"],
        unique=True,
        sqlite_where=IS_OPEN,
        postgresql_where=IS_OPEN,
    )
    for name in VOUCHED:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("vouched_only_by", sa.Integer(), nullable=True))
            table.create_foreign_key(
                op.f(f"fk_{name}_vouched_only_by_person"), "person", ["vouched_only_by"], ["id"]
            )


def downgrade() -> None:
    """Go back to the version before."""
    for name in VOUCHED:
        with op.batch_alter_table(name) as table:
            table.drop_constraint(op.f(f"fk_{name}_vouched_only_by_person"), type_="foreignkey")
            table.drop_column("vouched_only_by")
    op.drop_table("proposal")
