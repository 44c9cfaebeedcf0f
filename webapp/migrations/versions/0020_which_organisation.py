"""Which organisation a spelling means, and so an incident is of."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

# Adding a column copies no row. A constraint in the same statement is what SQLite can add, too.
ADD_SPELLING = "ALTER TABLE report ADD COLUMN spelling VARCHAR(24)"
ADD_ORGANISATION = """ALTER TABLE incident ADD COLUMN organisation_id INTEGER
    CONSTRAINT fk_incident_organisation_id_organisation REFERENCES organisation (id)"""


def upgrade() -> None:
    """Bring the tables up to this version."""
    counts, unmatched = sa.text("undone_at IS NULL"), sa.text("organisation_id IS NULL")
    op.create_table(
        "organisation_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("spelling", sa.String(length=24), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("confirmed_by", sa.Integer(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("undone_by", sa.Integer(), nullable=True),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["organisation_id"],
            ["organisation.id"],
            name=op.f("fk_organisation_alias_organisation_id_organisation"),
        ),
        sa.ForeignKeyConstraint(
            ["confirmed_by"], ["person.id"], name=op.f("fk_organisation_alias_confirmed_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["undone_by"], ["person.id"], name=op.f("fk_organisation_alias_undone_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_organisation_alias")),
    )
    op.create_index(
        "ix_organisation_alias_counts",
        "organisation_alias",
        ["spelling"],
        unique=True,
        sqlite_where=counts,
        postgresql_where=counts,
    )
    op.execute(ADD_SPELLING)
    op.create_index("ix_report_spelling", "report", ["spelling", "chain_id"])
    op.execute(ADD_ORGANISATION)
    op.create_index("ix_incident_organisation", "incident", ["organisation_id", "id"])
    op.create_index(
        "ix_incident_unmatched",
        "incident",
        ["id"],
        sqlite_where=unmatched,
        postgresql_where=unmatched,
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_incident_unmatched", "incident")
    op.drop_index("ix_incident_organisation", "incident")
    with op.batch_alter_table("incident") as batch:
        batch.drop_column("organisation_id")
    op.drop_index("ix_report_spelling", "report")
    with op.batch_alter_table("report") as batch:
        batch.drop_column("spelling")
    op.drop_table("organisation_alias")
