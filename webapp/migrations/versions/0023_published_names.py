"""The unit can publish the names of organisations, but never that of a home."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None

# Adding a column with a constant default copies no row.
ADD_PUBLISHED = """ALTER TABLE organisation ADD COLUMN published BOOLEAN DEFAULT false NOT NULL
    CONSTRAINT ck_organisation_never_published CHECK (
        NOT published OR kind NOT IN ('childminder', 'foster_home', 'home', 'residential_home')
    )"""


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.execute(ADD_PUBLISHED)
    op.create_index(
        "ix_organisation_published",
        "organisation",
        ["name"],
        sqlite_where=sa.text("published"),
        postgresql_where=sa.text("published"),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_organisation_published", "organisation")
    with op.batch_alter_table("organisation") as batch:
        batch.drop_constraint(op.f("ck_organisation_never_published"), type_="check")
        batch.drop_column("published")
