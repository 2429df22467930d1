"""How often the date of a promise was put off, and the moment when it was closed."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring a desk here from the schema before: it knew only the day, and counted nothing.

    What was closed on a day counts as closed at its end, so that it is rather told once more to
    the mentor than not at all.
    """
    op.add_column("promise", sa.Column("closed_at", sa.DateTime(), nullable=True))
    op.add_column("promise", sa.Column("moved", sa.Integer(), nullable=True))
    op.execute("UPDATE promise SET moved = 0, closed_at = closed_on || ' 23:59:59.000000'")
    # Made anew: a row that lacks its last column could not be told in a repair.
    with op.batch_alter_table("promise", schema=None, recreate="always") as batch_op:
        batch_op.alter_column("moved", existing_type=sa.Integer(), nullable=False)
        batch_op.create_index("ix_promise_pair_closed", ["mentor_id", "closed_at"], unique=False)
        batch_op.create_index(
            "ix_promise_tries", ["session_id"], unique=False, sqlite_where=sa.text("try_it = 1")
        )
    with op.batch_alter_table("session", schema=None) as batch_op:
        batch_op.create_index("ix_session_pair_began", ["mentor_id", "started_at"], unique=False)
