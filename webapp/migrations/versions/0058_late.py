"""Counts which incidents arrived after the quarter in which they happened, where the day is known.

Of erased ones it is not known.
"""

from alembic import op

revision = "0058"
down_revision = "0057"
branch_labels = None
depends_on = None

# By both bases; a day that is believed is at most five calendar years old.
LATE = """
INSERT INTO rollup (made_up, basis, month, figure, code, n, kept)
SELECT made_up, '{basis}', substr({day}, 1, 7), 'late',
    CASE WHEN {happened} = {arrived} THEN 'same_quarter' ELSE 'later' END, count(*), 0
FROM (
    SELECT made_up, incident_date AS happened, CAST(counted_on AS VARCHAR(10)) AS arrived
    FROM incident
    WHERE tally = 'live' AND lane NOT IN ('joined', 'left_out') AND incident_date LIKE '____-__-__'
) AS dated
WHERE happened <= arrived
    AND CAST(substr(happened, 1, 4) AS INTEGER) >= CAST(substr(arrived, 1, 4) AS INTEGER) - 5
GROUP BY 1, 3, 5
"""
QUARTER = "substr({day}, 1, 4) || (CAST(substr({day}, 6, 2) AS INTEGER) + 2) / 3"
HAPPENED, ARRIVED = (QUARTER.format(day=day) for day in ("happened", "arrived"))


def statement(basis: str) -> str:
    """Counts them by this basis, which is also what the day of its months is called."""
    return LATE.format(basis=basis, day=basis, happened=HAPPENED, arrived=ARRIVED)


def upgrade() -> None:
    """Bring the tables up to this version."""
    for basis in ("arrived", "happened"):
        op.execute(statement(basis))


def downgrade() -> None:
    """Go back to the version before."""
    op.execute("DELETE FROM rollup WHERE figure = 'late'")
