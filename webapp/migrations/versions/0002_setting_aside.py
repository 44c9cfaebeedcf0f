"""What could not be opened can be set aside, and is found without reading every arrival."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

QUARANTINED = sa.text("status = 'quarantined'")


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.create_table(
        "set_aside",
        sa.Column(
            "arrival_number",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            autoincrement=False,
            nullable=False,
        ),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["arrival_number"],
            ["arrival.sequence"],
            name=op.f("fk_set_aside_arrival_number_arrival"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_set_aside_person_id_person")
        ),
        sa.PrimaryKeyConstraint("arrival_number", name=op.f("pk_set_aside")),
    )
    op.create_index(
        "ix_arrival_quarantined",
        "arrival",
        ["code", "sequence"],
        unique=False,
        sqlite_where=QUARANTINED,
        postgresql_where=QUARANTINED,
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_index("ix_arrival_quarantined", "arrival")
    op.drop_table("set_aside")
