"""The audit log by person, kind, report and day; which lists were shown; no line replaced."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_audit_entry_at": ["at", "id"],
    "ix_audit_entry_subject": ["subject", "at", "id"],
    "ix_audit_entry_event": ["event", "at", "id"],
    "ix_audit_entry_person": ["person_id", "at", "id"],
    "ix_audit_entry_person_event": ["person_id", "event", "at", "id"],
}
BEFORE = {"ix_audit_entry_at": ["at"], "ix_audit_entry_subject": ["subject"]}
# PostgreSQL refuses it already: there a replaced row is an updated one.
NEVER_REPLACED = """CREATE TRIGGER audit_entry_never_replaced BEFORE INSERT ON audit_entry
    WHEN EXISTS (SELECT 1 FROM audit_entry WHERE id = NEW.id)
    BEGIN SELECT RAISE(ABORT, 'audit_entry is append-only'); END"""


def upgrade() -> None:
    """Bring the tables up to this version."""
    replace_indexes(BEFORE, INDEXES)
    nobody = sa.text("person_id IS NULL")
    op.create_index(
        "ix_audit_entry_nobody",
        "audit_entry",
        ["at", "id"],
        sqlite_where=nobody,
        postgresql_where=nobody,
    )
    op.create_table(
        "list_shown",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("list", sa.String(length=40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_list_shown_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", "list", name=op.f("pk_list_shown")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(NEVER_REPLACED)


def downgrade() -> None:
    """Go back to the version before."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TRIGGER audit_entry_never_replaced")
    op.drop_table("list_shown")
    op.drop_index("ix_audit_entry_nobody", "audit_entry")
    replace_indexes(INDEXES, BEFORE)


def replace_indexes(old: dict[str, list[str]], new: dict[str, list[str]]) -> None:
    for name in old:
        op.drop_index(name, "audit_entry")
    for name, columns in new.items():
        op.create_index(name, "audit_entry", columns)
