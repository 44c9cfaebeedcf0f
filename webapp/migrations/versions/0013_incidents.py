"""Incidents beside the reports. The opener files what is there (incidents/old_reports.py)."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
# Adding a column copies no row. A constraint in the same statement is what SQLite can add, too.
ADD_CHAIN = """ALTER TABLE report ADD COLUMN chain_id {kind}
    CONSTRAINT fk_report_chain_id_chain REFERENCES chain (id)"""
KINDS = {"sqlite": "INTEGER", "postgresql": "BIGINT"}
LANES = {
    "ix_incident_new": (["rank", "reached", "first_sequence"], "lane = 'new'"),
    "ix_incident_new_last": (["last_sequence"], "lane = 'new'"),
    "ix_incident_closed": (["closed_at", "id"], "lane = 'closed'"),
}


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_sequence", NUMBER, nullable=False),
        sa.Column("last_sequence", NUMBER, nullable=False),
        sa.Column("next_sequence", NUMBER, nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        sa.Column("rank", sa.SmallInteger(), nullable=False),
        sa.Column("fell_from", sa.SmallInteger(), nullable=True),
        sa.Column("reached", sa.Boolean(), nullable=False),
        sa.Column("about_lead", sa.Boolean(), nullable=False),
        sa.Column("incomplete", sa.Boolean(), nullable=False),
        sa.Column("ranked_by", sa.String(length=12), nullable=False),
        sa.Column("setting", sa.String(length=40), nullable=True),
        sa.Column("intent", sa.String(length=40), nullable=True),
        sa.Column("origin", sa.String(length=40), nullable=True),
        sa.Column("adult_pair", sa.String(length=40), nullable=True),
        sa.Column("incident_date", sa.String(length=20), nullable=True),
        sa.Column("lane", sa.String(length=8), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("joined_into", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["joined_into"], ["incident.id"], name=op.f("fk_incident_joined_into_incident")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incident")),
        sqlite_autoincrement=True,
    )
    for name, (columns, lane) in LANES.items():
        where = sa.text(lane)
        op.create_index(name, "incident", columns, sqlite_where=where, postgresql_where=where)
    op.create_table(
        "incident_fact",
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(length=20), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_incident_fact_incident_id_incident")
        ),
        sa.PrimaryKeyConstraint("incident_id", "question", "code", name=op.f("pk_incident_fact")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "chain",
        sa.Column("id", NUMBER, autoincrement=False, nullable=False),
        sa.Column("incident_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"], ["incident.id"], name=op.f("fk_chain_incident_id_incident")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_chain")),
    )
    op.create_index(op.f("ix_chain_incident_id"), "chain", ["incident_id"])
    op.execute(ADD_CHAIN.format(kind=KINDS[op.get_bind().dialect.name]))
    op.create_index("ix_report_chain", "report", ["chain_id", "id"])
    unfiled = sa.text("chain_id IS NULL")
    op.create_index(
        "ix_report_unfiled", "report", ["id"], sqlite_where=unfiled, postgresql_where=unfiled
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_report_unfiled", "report")
    op.drop_index("ix_report_chain", "report")
    with op.batch_alter_table("report") as batch:
        batch.drop_column("chain_id")
    op.drop_table("chain")
    op.drop_table("incident_fact")
    op.drop_table("incident")
