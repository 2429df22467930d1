"""Who was asked for an act of credit, and said yes to that one act."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before: nobody was asked for any act so far."""
    op.add_column("recognition", sa.Column("agreed", sa.JSON(), nullable=True))
    op.execute("UPDATE recognition SET agreed = '[]'")
    # Made anew: a row that lacks its last column could not be told in a repair.
    with op.batch_alter_table("recognition", schema=None, recreate="always") as batch_op:
        batch_op.alter_column("agreed", existing_type=sa.JSON(), nullable=False)
