"""How long the first report of an incident took. Of those that were there before, it is not known.

They are counted as not measured until they are next folded: when somebody receives one, as a rule.
"""

from alembic import op

revision = "0053"
down_revision = "0052"
branch_labels = None
depends_on = None

# As many as there are, and as many for good.
NOT_MEASURED = """
INSERT INTO rollup (made_up, basis, month, figure, code, n, kept)
SELECT made_up, basis, month, '{name}', 'not_answered', n, kept FROM rollup
WHERE figure = 'incidents'
"""
COLUMNS = ("to_save", "to_arrive", "to_receive")


def upgrade() -> None:
    """Bring the tables up to this version."""
    for name in COLUMNS:
        op.execute(f"ALTER TABLE incident ADD COLUMN {name} VARCHAR(12)")
        op.execute(NOT_MEASURED.format(name=name))


def downgrade() -> None:
    """Go back to the version before."""
    op.execute("DELETE FROM rollup WHERE figure IN ('to_save', 'to_arrive', 'to_receive')")
    with op.batch_alter_table("incident") as batch:
        for name in COLUMNS:
            batch.drop_column(name)
