"""How often and when calendars had something to learn, the end of a series, and the reminder."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_MOVES = """
UPDATE session SET sequence = (state = 'missed') + (
    SELECT count(*) FROM session AS moved
    WHERE moved.state = 'moved'
        AND moved.mentor_id = session.mentor_id AND moved.number = session.number
), ended = 0, changed_at = CURRENT_TIMESTAMP
"""


def upgrade() -> None:
    """Bring a desk here from the schema before: what calendars heard of it was worked out."""
    op.create_table(
        "choice",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.Integer(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_choice")),
    )
    op.add_column("series", sa.Column("changed_at", sa.DateTime(), nullable=True))
    op.add_column("session", sa.Column("sequence", sa.Integer(), nullable=True))
    op.add_column("session", sa.Column("changed_at", sa.DateTime(), nullable=True))
    op.add_column("session", sa.Column("ended", sa.Boolean(), nullable=True))
    op.execute("UPDATE series SET changed_at = CURRENT_TIMESTAMP")
    op.execute(_MOVES)
    # Made anew: a row that lacks its last column could not be told in a repair.
    with op.batch_alter_table("series", schema=None, recreate="always"):
        pass
    with op.batch_alter_table("session", schema=None, recreate="always") as batch_op:
        batch_op.alter_column("sequence", existing_type=sa.Integer(), nullable=False)
        batch_op.alter_column("ended", existing_type=sa.Boolean(), nullable=False)
