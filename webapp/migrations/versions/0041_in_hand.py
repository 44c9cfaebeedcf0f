"""Incidents are taken in hand, wait, are due, and are closed with an outcome.

What is marked as received so far closed its incident, so nothing moves.
"""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0040"
branch_labels = None
depends_on = None

# Adding a column with a constant default, or none, copies no row.
RECEIPT = "ALTER TABLE receipt ADD COLUMN closed BOOLEAN DEFAULT true NOT NULL"
COLUMNS = (
    "outcome VARCHAR(20)",
    "reopened BOOLEAN DEFAULT false NOT NULL",
    """owner_id INTEGER
    CONSTRAINT fk_incident_owner_id_person REFERENCES person (id)""",
    "given_seen BOOLEAN DEFAULT true NOT NULL",
    "waiting_for VARCHAR(20)",
    "waiting_until DATE",
    "due_on DATE",
    "version INTEGER DEFAULT 0 NOT NULL",
)
INDEXES = {
    "ix_incident_open": (["rank", "reached", "first_sequence"], "lane = 'open'"),
    "ix_incident_waiting": (["waiting_until", "id"], "lane = 'waiting'"),
    "ix_incident_owner": (
        ["owner_id", "given_seen", "rank", "first_sequence"],
        "owner_id IS NOT NULL",
    ),
    "ix_incident_due": (["due_on", "id"], "due_on IS NOT NULL"),
    "ix_incident_joined_into": (["joined_into"], "joined_into IS NOT NULL"),
}
CLOSED_BEFORE = "UPDATE incident SET outcome = 'unrecorded' WHERE lane = 'closed'"


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.execute(RECEIPT)
    for column in COLUMNS:
        op.execute(f"ALTER TABLE incident ADD COLUMN {column}")
    op.execute(CLOSED_BEFORE)
    for name, (columns, lane) in INDEXES.items():
        where = sa.text(lane)
        op.create_index(name, "incident", columns, sqlite_where=where, postgresql_where=where)


def downgrade() -> None:
    """Go back to the version before."""
    for name in INDEXES:
        op.drop_index(name, "incident")
    op.execute("UPDATE incident SET lane = 'closed' WHERE lane IN ('open', 'waiting')")
    with op.batch_alter_table("incident") as batch:
        for column in COLUMNS:
            batch.drop_column(column.split()[0])
    with op.batch_alter_table("receipt") as batch:
        batch.drop_column("closed")
