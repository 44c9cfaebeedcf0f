"""A publication names two packs: the core and the library."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

KEY = "fk_pack_published_library_hash_pack"


def upgrade() -> None:
    """Bring the tables up to this version."""
    with op.batch_alter_table("pack_published") as batch:
        batch.add_column(sa.Column("library_hash", sa.String(length=32), nullable=True))
        batch.create_foreign_key(op.f(KEY), "pack", ["library_hash"], ["hash"])


def downgrade() -> None:
    """Go back to the version before."""
    with op.batch_alter_table("pack_published") as batch:
        batch.drop_constraint(op.f(KEY), type_="foreignkey")
        batch.drop_column("library_hash")
