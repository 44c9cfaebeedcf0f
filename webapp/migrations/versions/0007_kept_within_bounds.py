"""Arrivals say their key and their size, and processes say that they are alive."""

import json
import re
from base64 import urlsafe_b64decode

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

WAITING, UNOPENED = sa.text("status = 'waiting'"), sa.text("status <> 'opened'")
BATCH = 500
PLAIN = re.compile(r"[!-~]{1,100}")

arrival = sa.table(
    "arrival",
    sa.column("sequence", sa.BigInteger()),
    sa.column("status", sa.String()),
    sa.column("reason", sa.String()),
    sa.column("raw", sa.LargeBinary()),
    sa.column("kid", sa.String()),
    sa.column("size", sa.Integer()),
)


def upgrade() -> None:
    """Bring the tables up to this version."""
    op.drop_index("ix_arrival_waiting", "arrival")
    op.add_column("arrival", sa.Column("kid", sa.String(length=100), nullable=True))
    op.add_column("arrival", sa.Column("size", sa.Integer(), nullable=False, server_default="0"))
    op.add_column(
        "arrival", sa.Column("trimmed", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.execute(arrival.update().values(size=sa.func.length(arrival.c.raw)))
    _name_keys(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("arrival", "size", server_default=None)
        op.alter_column("arrival", "trimmed", server_default=None)
    _index("ix_arrival_waiting", ["kid", "sequence"], WAITING)
    _index("ix_arrival_unopened", ["trimmed", "size"], UNOPENED)
    op.create_table(
        "heartbeat",
        sa.Column("name", sa.String(length=20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_heartbeat")),
    )


def downgrade() -> None:
    """Go back to the version before."""
    op.drop_table("heartbeat")
    op.drop_index("ix_arrival_unopened", "arrival")
    op.drop_index("ix_arrival_waiting", "arrival")
    for name in ("trimmed", "size", "kid"):
        op.drop_column("arrival", name)
    _index("ix_arrival_waiting", ["sequence"], WAITING)


def _index(name: str, columns: list[str], where: sa.TextClause) -> None:
    op.create_index(
        name, "arrival", columns, unique=False, sqlite_where=where, postgresql_where=where
    )


def _name_keys(connection: sa.Connection) -> None:
    """Name the key of each arrival that may still be opened."""
    may_be_opened = sa.or_(
        arrival.c.status == "waiting",
        sa.and_(arrival.c.status == "quarantined", arrival.c.reason == "unknown_key"),
        sa.and_(arrival.c.status == "quarantined", arrival.c.reason == "not_taken_in"),
    )
    last = 0
    while rows := connection.execute(
        sa.select(arrival.c.sequence, arrival.c.raw)
        .where(may_be_opened, arrival.c.sequence > last)
        .order_by(arrival.c.sequence)
        .limit(BATCH)
    ).all():
        for sequence, raw in rows:
            named = arrival.update().where(arrival.c.sequence == sequence)
            connection.execute(named.values(kid=_kid_of(raw)))
        last = rows[-1].sequence


def _kid_of(raw: bytes) -> str | None:
    """The key named in the seal's header, as the door names it: None without a header.

    Empty if it is no plain text: a stranger chose it, and a database cannot hold every one.
    """
    try:
        header = json.loads(raw)["sealed"].partition(".")[0]
        kid = json.loads(urlsafe_b64decode(header + "==")).get("kid")
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
    return kid if isinstance(kid, str) and PLAIN.fullmatch(kid) else ""
