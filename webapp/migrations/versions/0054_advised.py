"""Which steps were advised: of incidents that were counted before, it is not known."""

from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None

# As many as there are, and as many for good.
NOT_KNOWN = """
INSERT INTO rollup (made_up, basis, month, figure, code, n, kept)
SELECT made_up, basis, month, 'advised', 'not_answered', n, kept FROM rollup
WHERE figure = 'incidents'
"""


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.execute(NOT_KNOWN)


def downgrade() -> None:
    """Go back to the version before."""
    op.execute("DELETE FROM rollup WHERE figure IN ('advised', 'done')")
    op.execute("DELETE FROM incident_fact WHERE question IN ('advised', 'done')")
