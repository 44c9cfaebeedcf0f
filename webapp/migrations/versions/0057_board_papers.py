"""Papers for the board: drafts, frozen papers with their numbers, and their files."""

import sqlalchemy as sa
from alembic import op

revision = "0057"
down_revision = "0056"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "board_draft",
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("doing", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
        _belongs_to("board_draft", "person_id", "person"),
        sa.PrimaryKeyConstraint("period", name=op.f("pk_board_draft")),
    )
    op.create_table(
        "board_paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.String(4), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("period", sa.String(7), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("signed_by", sa.Integer(), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        _belongs_to("board_paper", "signed_by", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_paper")),
        sa.UniqueConstraint("period", "revision", name=op.f("uq_board_paper_period_revision")),
        sa.UniqueConstraint("year", "place", name=op.f("uq_board_paper_year_place")),
    )
    op.create_table(
        "board_cell",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("paper", sa.String(7), nullable=False),
        sa.Column("figure", sa.String(20), nullable=False),
        sa.Column("code", sa.String(40), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("printed", sa.Integer(), nullable=True),
        _belongs_to("board_cell", "paper_id", "board_paper"),
        sa.PrimaryKeyConstraint("paper_id", "paper", "figure", "code", name=op.f("pk_board_cell")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "board_file",
        sa.Column("paper_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(4), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _belongs_to("board_file", "paper_id", "board_paper"),
        sa.PrimaryKeyConstraint("paper_id", "kind", name=op.f("pk_board_file")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    for table in ("board_file", "board_cell", "board_paper", "board_draft"):
        op.drop_table(table)


def _belongs_to(table: str, column: str, other: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{other}")
    return sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name)
