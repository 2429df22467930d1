"""What a leader who looks for a mentor filled in so far."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before: nobody had begun a worksheet."""
    op.create_table(
        "worksheet",
        sa.Column("id", sa.Uuid(native_uuid=False), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_worksheet")),
    )
