"""What the board decided on a paper, who does it, by when, and what came of it."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0059"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "board_decision",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("came_of_it", sa.Text(), nullable=False),
        sa.Column("is_done", sa.Boolean(), nullable=False),
        sa.Column("printed_in", sa.Integer(), nullable=True),
        sa.Column("closed_in", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        _belongs_to("paper_id", "board_paper"),
        _belongs_to("printed_in", "board_paper"),
        _belongs_to("closed_in", "board_paper"),
        _belongs_to("person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_decision")),
    )
    op.create_index(op.f("ix_board_decision_paper_id"), "board_decision", ["paper_id"])


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("board_decision")


def _belongs_to(column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_board_decision_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)
